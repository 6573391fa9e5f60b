using System.Buffers;
using System.Globalization;

namespace AkkaChat.Protocol;

/// <summary>
/// Writes the server's lines. The first characters of a line tell its kind, and no text of a member can imitate them: a nickname
/// contains neither spaces nor <c>* ! :</c>. Every text is sanitized on the way, so that a line is always one line.
/// <see cref="EventBody"/> writes what an event says; <see cref="RoomLine"/> parses these lines.
/// </summary>
public static class LineWriter
{
    private const int ClockLength = 6;

    /// <summary>Writes an event as members get it.</summary>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    /// <param name="e">The event.</param>
    /// <param name="form">The reader's format and language.</param>
    /// <param name="stamp">The event's number and time, written in the tagged format; in the others a paste shows its number.</param>
    public static void WriteEvent(IBufferWriter<byte> output, RoomEvent e, LineForm form, Stamp stamp = default)
    {
        if (form.IsTagged)
            stamp.WriteTag(output);
        EventBody.Write(output, e, stamp.Number, form);
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

    /// <summary>
    /// Writes that several members joined, or left, each of them alone: <c>* alice, bob and 12 others joined</c>. Programs get every event.
    /// </summary>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    /// <param name="names">Their nicknames.</param>
    /// <param name="hasJoined">Whether they joined.</param>
    /// <param name="form">The reader's format and language.</param>
    public static void WriteSeveral(IBufferWriter<byte> output, ReadOnlySpan<string> names, bool hasJoined, LineForm form)
    {
        output.Write("* "u8);
        output.PutClean((hasJoined ? LeavingText.SeveralJoined(names) : LeavingText.SeveralLeft(names)).In(form.Language));
        End(output, form.Format);
    }

    /// <summary>
    /// Writes an event of the history, for one person: <c>* 2026-11-27 10:00 alice: hi</c>, and in the tagged
    /// format the event with its time.
    /// </summary>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    /// <param name="e">The event.</param>
    /// <param name="form">The reader's format and language.</param>
    /// <param name="stamp">The event's number and time.</param>
    /// <param name="isNumbered">Whether the tagged format has the event's number too.</param>
    public static void WriteHistory(IBufferWriter<byte> output, RoomEvent e, LineForm form, Stamp stamp, bool isNumbered = false)
    {
        var time = stamp.Time.UtcDateTime;
        var number = isNumbered ? $"past={stamp.Number};" : "";
        output.Put(form.IsTagged
            ? string.Create(CultureInfo.InvariantCulture, $"@private;{number}time={time:yyyy-MM-dd'T'HH:mm:ss.fff}Z ")
            : string.Create(CultureInfo.InvariantCulture, $"* {time:yyyy-MM-dd HH:mm} "));
        EventBody.Write(output, e, stamp.Number, form);
        End(output, form.Format);
    }

    /// <summary>Writes a notice of the server: <c>* text</c>.</summary>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    /// <param name="text">The text.</param>
    /// <param name="form">The reader's format and language.</param>
    public static void WriteNotice(IBufferWriter<byte> output, ServerText text, LineForm form)
    {
        BeginPrivate(output, form.Format);
        output.Write("* "u8);
        output.PutClean(text.In(form.Language));
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
        output.PutClean(text.In(form.Language));
        End(output, form.Format);
    }

    /// <summary>Writes the text of a tagged line, sanitized, and the line's ending.</summary>
    internal static void WriteText(IBufferWriter<byte> output, string text)
    {
        output.PutClean(text);
        End(output, WireFormat.Tagged);
    }

    private static void BeginPrivate(IBufferWriter<byte> output, WireFormat format, long? id = null)
    {
        if (format != WireFormat.Tagged)
            return;
        if (id is null)
            output.Write("@private "u8);
        else
            output.Put($"@private;id={id} ");
    }

    private static void End(IBufferWriter<byte> output, WireFormat format) =>
        output.Write(format == WireFormat.CrLf ? "\r\n"u8 : "\n"u8);
}
