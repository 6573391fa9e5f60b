using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Exporting;

/// <summary>Writes an event of the log as a line of text or JSON.</summary>
internal static class EventWriter
{
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    // Escaping for web pages would make other scripts unreadable.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes time and line as a member gets it: <c>2026-11-27T10:00:00.000Z alice: hi</c>.</summary>
    public static void WriteText(IBufferWriter<byte> output, RoomEvent e, Stamp stamp)
    {
        var time = Encoding.ASCII.GetBytes(stamp.Time.UtcDateTime.ToString(Time) + " ");
        output.Write(time);
        LineWriter.WriteEvent(output, e, WireFormat.Lf, stamp);
        foreach (var line in e is RoomEvent.Pasted paste ? paste.Lines : [])
        {
            output.Write(time);
            LineWriter.WriteNotice(output, ServerText.Verbatim(ServerLines.Indent + line), WireFormat.Lf);
        }
    }

    /// <summary>
    /// Writes an object with the fields of the client's JSON lines: <c>{"kind":"said","n":2,"time":"…","nick":"alice","text":"hi"}</c>.
    /// </summary>
    public static void WriteJson(IBufferWriter<byte> output, RoomEvent e, Stamp stamp)
    {
        var (kind, nick, to, text) = e switch
        {
            RoomEvent.Said said => ("said", said.Who, null, said.Text),
            RoomEvent.Acted acted => ("acted", acted.Who, null, acted.Text),
            RoomEvent.Pasted pasted => ("pasted", pasted.Who, null, pasted.Text),
            RoomEvent.Joined joined => ("joined", joined.Who, null, null),
            RoomEvent.Left left => ("left", left.Who, null, null),
            RoomEvent.LeftTogether together => ("left-together", default, null, together.Reason),
            RoomEvent.Renamed renamed => ("renamed", renamed.Old, renamed.New.Text, (string?)null),
            RoomEvent.Moderated moderated => ("notice", default(Nickname), null, $"{ModerationText.Of(moderated)}"),
            _ => throw new ArgumentOutOfRangeException(nameof(e), e, null),
        };
        using (var json = new Utf8JsonWriter(output, Readable))
        {
            json.WriteStartObject();
            json.WriteString("kind", kind);
            json.WriteNumber("n", stamp.Number);
            json.WriteString("time", stamp.Time.UtcDateTime.ToString(Time));
            if (nick != default)
                json.WriteString("nick", nick.Text);
            if (e is RoomEvent.LeftTogether { Who: var several })
            {
                json.WriteStartArray("nicks");
                foreach (var who in several)
                    json.WriteStringValue(who.Text);
                json.WriteEndArray();
            }
            if (e is RoomEvent.Pasted { Lines: var lines })
                json.WriteNumber("lines", lines.Length);
            if (to is not null)
                json.WriteString("to", to);
            if (text is not null)
                json.WriteString("text", string.Join('\n', text.Split('\n').Select(Sanitizer.Clean)));
            json.WriteEndObject();
        }
        output.Write("\n"u8);
    }
}
