using System.Buffers;
using AkkaChat.Protocol;

namespace AkkaChat.Server.Lines;

/// <summary>Encodes lines for one client.</summary>
internal static class ServerLines
{
    /// <summary>Two spaces more than other notices: no row of names, and no line of a paste, may look like <c>* alice left</c>.</summary>
    public const string Indent = "  ";

    /// <summary>A notice: <c>* text</c>.</summary>
    public static EncodedLines Notice(LineForm form, ServerText text) => Notices(form, [text]);

    /// <summary>Notices: <c>* text</c>.</summary>
    public static EncodedLines Notices(LineForm form, IReadOnlyCollection<ServerText> texts)
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var text in texts)
            LineWriter.WriteNotice(bytes, text, form);
        return Encoded(texts.Count, bytes);
    }

    /// <summary>A refusal: <c>! text</c>. The <paramref name="id"/> is the number of the refused line, if it has one.</summary>
    public static EncodedLines Refusal(LineForm form, ServerText text, long? id = null)
    {
        var bytes = new ArrayBufferWriter<byte>();
        LineWriter.WriteRefusal(bytes, text, form, id);
        return Encoded(1, bytes);
    }

    /// <summary>
    /// The last lines of the history, for a newcomer, under a heading. A plain line shows its time, so that nobody takes it for a new one; a
    /// tagged line has its time in the tags.
    /// </summary>
    public static EncodedLines Recent(LineForm form, IReadOnlyCollection<StampedEvent> events)
    {
        var bytes = new ArrayBufferWriter<byte>();
        ServerText lines = events.Count switch { 1 => $"the last line", var count => $"the last {count:N0} lines" };
        ServerText heading = form.IsTagged switch { true => $"{lines}:", false => $"{lines} (times in UTC):" };
        LineWriter.WriteNotice(bytes, heading, form);
        foreach (var (e, stamp) in events)
        {
            if (form.IsTagged)
                LineWriter.WriteEvent(bytes, e, form, stamp);
            else
                LineWriter.WriteHistory(bytes, e, form, stamp);
        }
        return Encoded(events.Count + 1, bytes);
    }

    /// <summary>Lines of the history that a member asked for, with their times, under a heading.</summary>
    /// <param name="form">The reader's format and language.</param>
    /// <param name="events">The lines.</param>
    /// <param name="heading">What is written above them; null for the usual.</param>
    /// <param name="nothing">What is written in place of none; null for the usual.</param>
    public static EncodedLines History(
        LineForm form,
        IReadOnlyCollection<StampedEvent> events,
        ServerText? heading = null,
        ServerText? nothing = null)
    {
        var bytes = new ArrayBufferWriter<byte>();
        LineWriter.WriteNotice(bytes, events.Count == 0 ? nothing ?? $"nothing was said" : heading ?? $"what was said (times in UTC):", form);
        foreach (var (e, stamp) in events)
            LineWriter.WriteHistory(bytes, e, form, stamp);
        return Encoded(events.Count + 1, bytes);
    }

    /// <summary>
    /// The history before an event, for a client that puts it above what it shows: without a heading, and with the
    /// numbers of the events in the tags.
    /// </summary>
    public static EncodedLines HistoryBefore(LineForm form, IReadOnlyCollection<StampedEvent> events)
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var (e, stamp) in events)
            LineWriter.WriteHistory(bytes, e, form, stamp, isNumbered: true);
        return Encoded(events.Count, bytes);
    }

    /// <summary>All lines of a paste, under a heading.</summary>
    public static EncodedLines Paste(LineForm form, RoomEvent.Pasted paste, Stamp stamp)
    {
        var lines = paste.Lines;
        ServerText heading = $"#{stamp.Number}, pasted by {paste.Who} at {stamp.Time.UtcDateTime:yyyy-MM-dd HH:mm} (UTC), {lines.Length:N0} lines:";
        return Notices(form, [heading, .. lines.Select(line => ServerText.Verbatim(Indent + line))]);
    }

    /// <summary>What a member missed that comes back, under a heading.</summary>
    /// <param name="form">The reader's format and language.</param>
    /// <param name="events">The events.</param>
    /// <param name="lost">How many events before these are not at hand.</param>
    public static EncodedLines Missed(LineForm form, IReadOnlyCollection<StampedEvent> events, long lost)
    {
        var bytes = new ArrayBufferWriter<byte>();
        ServerText older = lost > 0 ? $" ({lost:N0} older ones are in /history)" : ServerText.Empty;
        LineWriter.WriteNotice(bytes, MissedHeading(events.Count, older), form);
        foreach (var (e, stamp) in events)
            LineWriter.WriteEvent(bytes, e, form, stamp);
        return Encoded(events.Count + 1, bytes);
    }

    /// <summary>An event for one member.</summary>
    public static EncodedLines Event(View view, RoomEvent e, Stamp stamp)
    {
        var bytes = new ArrayBufferWriter<byte>();
        if (view.HasTime)
            LineWriter.WriteClock(bytes, stamp.Time);
        LineWriter.WriteEvent(bytes, e, view.Form, stamp);
        return Encoded(1, bytes);
    }

    /// <summary>Events that a client missed.</summary>
    public static EncodedLines Events(LineForm form, IReadOnlyCollection<StampedEvent> events)
    {
        if (events.Count == 0)
            return EncodedLines.None;
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var (e, stamp) in events)
            LineWriter.WriteEvent(bytes, e, form, stamp);
        return Encoded(events.Count, bytes);
    }

    /// <summary>Control lines for a resumable client; they do not count as lines that a reader can miss.</summary>
    public static EncodedLines Control(params IEnumerable<ControlLine> lines)
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var line in lines)
            line.WriteTo(bytes);
        return Encoded(0, bytes);
    }

    private static ServerText MissedHeading(int count, ServerText older) => count switch
    {
        0 => $"you missed nothing{older}",
        1 => $"you missed 1 line{older}:",
        _ => $"you missed {count:N0} lines{older}:",
    };

    private static EncodedLines Encoded(int count, ArrayBufferWriter<byte> bytes) => new(count, bytes.WrittenSpan.ToArray());
}
