using System.Buffers;
using System.Diagnostics;
using System.Text;

namespace AkkaChat.Protocol;

/// <summary>
/// Renders lines for the wire. The first characters of a line say what it is, and no text of a member's can imitate them:
/// a nickname holds neither spaces nor <c>* ! :</c>. Every text is sanitised here, so that a line is always one line.
/// </summary>
public static class LineWriter
{
    /// <summary>Writes what every member is told of an event.</summary>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    /// <param name="e">What happened.</param>
    /// <param name="format">The format that the reader uses.</param>
    /// <param name="stamp">The event's number and time, for readers of tags.</param>
    public static void WriteEvent(IBufferWriter<byte> output, RoomEvent e, WireFormat format, Stamp stamp = default)
    {
        if (format == WireFormat.Tagged)
            stamp.WriteTag(output);
        switch (e)
        {
            case RoomEvent.Said said:
                Put(output, said.Who.Text);
                output.Write(": "u8);
                PutClean(output, said.Text);
                break;
            case RoomEvent.Joined joined:
                output.Write("* "u8);
                Put(output, joined.Who.Text);
                output.Write(" joined"u8);
                break;
            case RoomEvent.Left left:
                output.Write("* "u8);
                Put(output, left.Who.Text);
                output.Write(" left"u8);
                break;
            case RoomEvent.Acted acted:
                // Two stars: with one, "/me left" would look as if the server had said it.
                output.Write("** "u8);
                Put(output, acted.Who.Text);
                output.Write(" "u8);
                PutClean(output, acted.Text);
                break;
            case RoomEvent.Renamed renamed:
                output.Write("* "u8);
                Put(output, renamed.Old.Text);
                output.Write(" is now called "u8);
                Put(output, renamed.New.Text);
                break;
            default:
                throw new UnreachableException($"no rendering for {e}");
        }
        End(output, format);
    }

    /// <summary>Writes a line that the server says: <c>* text</c>.</summary>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    /// <param name="text">What it says.</param>
    /// <param name="format">The format that the reader uses.</param>
    public static void WriteNotice(IBufferWriter<byte> output, string text, WireFormat format)
    {
        BeginPrivate(output, format);
        output.Write("* "u8);
        PutClean(output, text);
        End(output, format);
    }

    /// <summary>Writes a line that tells one person what went wrong: <c>! text</c>.</summary>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    /// <param name="text">What is wrong, with which value, and what to do.</param>
    /// <param name="format">The format that the reader uses.</param>
    /// <param name="id">The number that a program gave the line that is refused, if it did.</param>
    public static void WriteRefusal(IBufferWriter<byte> output, string text, WireFormat format, long? id = null)
    {
        BeginPrivate(output, format, id);
        output.Write("! "u8);
        PutClean(output, text);
        End(output, format);
    }

    /// <summary>
    /// Writes a line that one member sent to one other: <c>alice → bob: text</c>. Both see the same. It cannot be mistaken for a
    /// line said to everybody, whose first word always ends with a colon.
    /// </summary>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    /// <param name="from">Who sent it.</param>
    /// <param name="to">Who it is for.</param>
    /// <param name="text">What it says.</param>
    /// <param name="format">The format that the reader uses.</param>
    public static void WriteWhisper(IBufferWriter<byte> output, Nickname from, Nickname to, string text, WireFormat format)
    {
        BeginPrivate(output, format);
        Put(output, from.Text);
        output.Write(" → "u8);
        Put(output, to.Text);
        output.Write(": "u8);
        PutClean(output, text);
        End(output, format);
    }

    /// <summary>Writes a line that one program says to the other and nobody reads: tags, and perhaps a text.</summary>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    /// <param name="tags">The tags without the <c>@</c>.</param>
    /// <param name="text">What follows them.</param>
    public static void WriteControl(IBufferWriter<byte> output, string tags, string text = "")
    {
        output.Write("@"u8);
        Put(output, tags);
        output.Write(" "u8);
        PutClean(output, text);
        End(output, WireFormat.Tagged);
    }

    private static void BeginPrivate(IBufferWriter<byte> output, WireFormat format, long? id = null)
    {
        if (format == WireFormat.Tagged)
            Put(output, id is null ? "@private " : $"@private;id={id} ");
    }

    private static void PutClean(IBufferWriter<byte> output, string text) => Put(output, Sanitizer.Clean(text));

    private static void Put(IBufferWriter<byte> output, string text) => Encoding.UTF8.GetBytes(text, output);

    private static void End(IBufferWriter<byte> output, WireFormat format) =>
        output.Write(format == WireFormat.CrLf ? "\r\n"u8 : "\n"u8);
}
