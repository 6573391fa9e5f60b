using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace AkkaChat.Protocol;

/// <summary>
/// Writes the server's lines. The first characters of a line tell its kind, and no text of a member can imitate them: a nickname
/// contains neither spaces nor <c>* ! :</c>. This class sanitizes every text, so that a line is always one line. <see cref="RoomLine"/>
/// parses these lines.
/// </summary>
public static class LineWriter
{
    private const int ClockLength = 6;
    private const string PastTag = "'@private;time='yyyy-MM-dd'T'HH:mm:ss.fff'Z '", PastTime = "'* 'yyyy-MM-dd HH:mm ";

    /// <summary>Writes an event as members get it.</summary>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    /// <param name="e">The event.</param>
    /// <param name="form">The reader's format and language.</param>
    /// <param name="stamp">The event's number and time, written in the tagged format; in the others a paste shows its number.</param>
    public static void WriteEvent(IBufferWriter<byte> output, RoomEvent e, LineForm form, Stamp stamp = default)
    {
        if (form.IsTagged)
            stamp.WriteTag(output);
        WriteBody(output, e, stamp.Number, form);
        End(output, form.Format);
    }

    /// <summary>Writes the clock that stands before a line for whoever asked for it: <c>10:00 </c>, in UTC. No nickname holds a colon.</summary>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    /// <param name="time">The time of the event.</param>
    public static void WriteClock(IBufferWriter<byte> output, DateTimeOffset time)
    {
        var clock = output.GetSpan(ClockLength);
        time.UtcDateTime.TryFormat(clock, out var length, "HH:mm ", CultureInfo.InvariantCulture);
        output.Advance(length);
    }

    /// <summary>Writes that several members joined, or left, each of them alone: <c>* alice, bob and 12 others joined</c>. Programs get every event.</summary>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    /// <param name="names">Their nicknames.</param>
    /// <param name="hasJoined">Whether they joined.</param>
    /// <param name="form">The reader's format and language.</param>
    public static void WriteSeveral(IBufferWriter<byte> output, IReadOnlyList<string> names, bool hasJoined, LineForm form)
    {
        output.Write("* "u8);
        PutClean(output, (hasJoined ? LeavingText.SeveralJoined(names) : LeavingText.SeveralLeft(names)).In(form.Language));
        End(output, form.Format);
    }

    /// <summary>Writes an event that was long ago, for one person: <c>* 2026-11-27 10:00 alice: hi</c>, and in the tagged format the event with its time.</summary>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    /// <param name="e">The event.</param>
    /// <param name="form">The reader's format and language.</param>
    /// <param name="stamp">The event's number and time.</param>
    public static void WritePast(IBufferWriter<byte> output, RoomEvent e, LineForm form, Stamp stamp)
    {
        Put(output, stamp.Time.UtcDateTime.ToString(form.IsTagged ? PastTag : PastTime, CultureInfo.InvariantCulture));
        WriteBody(output, e, stamp.Number, form);
        End(output, form.Format);
    }

    /// <summary>Writes an event as <see cref="WritePast"/> does; in the tagged format with its number too.</summary>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    /// <param name="e">The event.</param>
    /// <param name="form">The reader's format and language.</param>
    /// <param name="stamp">The event's number and time.</param>
    public static void WriteEarlier(IBufferWriter<byte> output, RoomEvent e, LineForm form, Stamp stamp)
    {
        if (!form.IsTagged)
        {
            WritePast(output, e, form, stamp);
            return;
        }
        Put(output, string.Create(CultureInfo.InvariantCulture, $"@private;past={stamp.Number};time={stamp.Time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff}Z "));
        WriteBody(output, e, stamp.Number, form);
        End(output, form.Format);
    }

    private static void WriteBody(IBufferWriter<byte> output, RoomEvent e, long number, LineForm form)
    {
        // Programs parse what members do; in English it costs no text.
        var isPlain = form.IsTagged || form.Language == Language.English;
        switch (e)
        {
            case RoomEvent.Said said:
                Put(output, said.Who.Text);
                output.Write(": "u8);
                PutClean(output, said.Text);
                break;
            case RoomEvent.Joined joined when isPlain:
                output.Write("* "u8);
                Put(output, joined.Who.Text);
                output.Write(" joined"u8);
                break;
            case RoomEvent.Left left when isPlain:
                output.Write("* "u8);
                Put(output, left.Who.Text);
                output.Write(" left"u8);
                break;
            case RoomEvent.LeftTogether together when form.IsTagged:
                Put(output, LeavingText.All(together.Who, ServerText.Restore(together.Reason).In(form.Language)));
                break;
            case RoomEvent.Pasted pasted when form.IsTagged:
                output.Write("* "u8);
                PutClean(output, PasteText.Of(pasted, number).ToString());
                break;
            case RoomEvent.Acted acted:
                // With one star, "/me left" would look like the server's notice.
                output.Write("** "u8);
                Put(output, acted.Who.Text);
                output.Write(" "u8);
                PutClean(output, acted.Text);
                break;
            case RoomEvent.Renamed renamed when isPlain:
                output.Write("* "u8);
                Put(output, renamed.Old.Text);
                output.Write(" is now called "u8);
                Put(output, renamed.New.Text);
                break;
            case RoomEvent.Whispered whispered:
                // The first word of a public line ends with a colon, so the two cannot be confused.
                Put(output, whispered.From.Text);
                output.Write(" → "u8);
                Put(output, whispered.To.Text);
                output.Write(": "u8);
                PutClean(output, whispered.Text);
                break;
            default:
                output.Write("* "u8);
                PutClean(output, NoticeText(e, number).In(form.Language));
                break;
        }
    }

    /// <summary>The text of an event that is rare, or in another language.</summary>
    private static ServerText NoticeText(RoomEvent e, long number) => e switch
    {
        RoomEvent.Joined joined => $"{joined.Who} joined",
        RoomEvent.Left left => $"{left.Who} left",
        RoomEvent.LeftTogether together => LeavingText.Of(together),
        RoomEvent.Renamed renamed => $"{renamed.Old} is now called {renamed.New}",
        RoomEvent.Pasted pasted => PasteText.Of(pasted, number),
        RoomEvent.WentAway { Text: "" } away => $"{away.Who} is away",
        RoomEvent.WentAway away => $"{away.Who} is away: {away.Text}",
        RoomEvent.Moderated moderated => ModerationText.Of(moderated),
        RoomEvent.AccountChanged account => AccountText(account),
        RoomEvent.EndedAway back => $"{back.Who} is here again",
        _ => throw new UnreachableException($"no rendering for {e}"),
    };

    private static ServerText AccountText(RoomEvent.AccountChanged e) => e.Change switch
    {
        AccountChange.Registered => $"{e.Who} is registered: nobody else can use this nickname from now on",
        AccountChange.PasswordChanged => $"{e.Who} has another password",
        AccountChange.KeyAdded => $"{e.Who} is open to one more key",
        AccountChange.Unregistered => $"{e.Who} is free for everybody again",
        AccountChange.LoggedIn => $"{e.Who} is logged in",
        _ => throw new UnreachableException($"no text for {e.Change}"),
    };

    /// <summary>Writes a notice of the server: <c>* text</c>.</summary>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    /// <param name="text">The text.</param>
    /// <param name="form">The reader's format and language.</param>
    public static void WriteNotice(IBufferWriter<byte> output, ServerText text, LineForm form)
    {
        BeginPrivate(output, form.Format);
        output.Write("* "u8);
        PutClean(output, text.In(form.Language));
        End(output, form.Format);
    }

    /// <summary>Writes a refusal, for one person: <c>! text</c>.</summary>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    /// <param name="text">What is wrong, with which value, and what to do.</param>
    /// <param name="form">The reader's format and language.</param>
    /// <param name="id">The client's number of the refused line, if it has one.</param>
    public static void WriteRefusal(IBufferWriter<byte> output, ServerText text, LineForm form, long? id = null)
    {
        BeginPrivate(output, form.Format, id);
        output.Write("! "u8);
        PutClean(output, text.In(form.Language));
        End(output, form.Format);
    }

    /// <summary>Writes the text of a tagged line, sanitized, and the line's ending.</summary>
    internal static void WriteText(IBufferWriter<byte> output, string text)
    {
        PutClean(output, text);
        End(output, WireFormat.Tagged);
    }

    private static void BeginPrivate(IBufferWriter<byte> output, WireFormat format, long? id = null)
    {
        if (format != WireFormat.Tagged)
            return;
        if (id is null)
            output.Write("@private "u8);
        else
            Put(output, $"@private;id={id} ");
    }

    private static void PutClean(IBufferWriter<byte> output, string text) => Put(output, Sanitizer.Clean(text));

    private static void Put(IBufferWriter<byte> output, string text) => Encoding.UTF8.GetBytes(text, output);

    private static void End(IBufferWriter<byte> output, WireFormat format) =>
        output.Write(format == WireFormat.CrLf ? "\r\n"u8 : "\n"u8);
}
