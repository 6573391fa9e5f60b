using System.Buffers;
using AkkaChat.Protocol;

namespace AkkaChat.Server.Lines;

/// <summary>Encodes lines for one client.</summary>
internal static class ServerLines
{
    /// <summary>Two spaces more than other notices: no row of names, and no line of a paste, may look like <c>* alice left</c>.</summary>
    public const string Indent = "  ";

    /// <summary>Notices: <c>* text</c>.</summary>
    public static EncodedLines Notices(WireFormat format, params IReadOnlyCollection<string> texts)
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var text in texts)
            LineWriter.WriteNotice(bytes, text, format);
        return Encoded(texts.Count, bytes);
    }

    /// <summary>A refusal: <c>! text</c>. The <paramref name="id"/> is the number of the refused line, if it has one.</summary>
    public static EncodedLines Refusal(WireFormat format, string text, long? id = null)
    {
        var bytes = new ArrayBufferWriter<byte>();
        LineWriter.WriteRefusal(bytes, text, format, id);
        return Encoded(1, bytes);
    }

    /// <summary>The last lines, for a newcomer, under a heading. A plain line shows its time, so that nobody takes it for a new one; a tagged line has its time in the tags.</summary>
    public static EncodedLines Recent(WireFormat format, IReadOnlyCollection<StampedEvent> events)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var heading = events.Count == 1 ? "the last line" : $"the last {events.Count:N0} lines";
        LineWriter.WriteNotice(bytes, format == WireFormat.Tagged ? $"{heading}:" : $"{heading} (times in UTC):", format);
        foreach (var (e, stamp) in events)
        {
            if (format == WireFormat.Tagged)
                LineWriter.WriteEvent(bytes, e, format, stamp);
            else
                LineWriter.WritePast(bytes, e, format, stamp);
        }
        return Encoded(events.Count + 1, bytes);
    }

    /// <summary>Lines of the past that a member asked for, with their times.</summary>
    /// <param name="format">The reader's format.</param>
    /// <param name="events">The lines.</param>
    /// <param name="heading">What is written above them.</param>
    /// <param name="nothing">What is written in place of none.</param>
    public static EncodedLines History(WireFormat format, IReadOnlyCollection<StampedEvent> events, string heading = "what was said (times in UTC):", string nothing = "nothing was said")
    {
        var bytes = new ArrayBufferWriter<byte>();
        LineWriter.WriteNotice(bytes, events.Count == 0 ? nothing : heading, format);
        foreach (var (e, stamp) in events)
            LineWriter.WritePast(bytes, e, format, stamp);
        return Encoded(events.Count + 1, bytes);
    }

    /// <summary>What was said before an event, for a client that puts it above what it shows: without a heading, and with the numbers of the events in the tags.</summary>
    public static EncodedLines Earlier(WireFormat format, IReadOnlyCollection<StampedEvent> events)
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var (e, stamp) in events)
            LineWriter.WriteEarlier(bytes, e, format, stamp);
        return Encoded(events.Count, bytes);
    }

    /// <summary>All lines of a paste, under a heading.</summary>
    public static EncodedLines Paste(WireFormat format, RoomEvent.Pasted paste, Stamp stamp)
    {
        var lines = paste.Lines;
        return Notices(format, [$"#{stamp.Number}, pasted by {paste.Who} at {stamp.Time.UtcDateTime:yyyy-MM-dd HH:mm} (UTC), {lines.Length:N0} lines:", .. lines.Select(line => Indent + line)]);
    }

    /// <summary>What a member missed that comes back, under a heading.</summary>
    /// <param name="format">The reader's format.</param>
    /// <param name="events">The events.</param>
    /// <param name="lost">How many events before these are not at hand.</param>
    public static EncodedLines Missed(WireFormat format, IReadOnlyCollection<StampedEvent> events, long lost)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var older = lost > 0 ? $" ({lost:N0} older ones are in /history)" : "";
        LineWriter.WriteNotice(bytes, events.Count == 0 ? $"you missed nothing{older}" : $"you missed {events.Count:N0} {(events.Count == 1 ? "line" : "lines")}{older}:", format);
        foreach (var (e, stamp) in events)
            LineWriter.WriteEvent(bytes, e, format, stamp);
        return Encoded(events.Count + 1, bytes);
    }

    /// <summary>An event for one member.</summary>
    public static EncodedLines Event(View view, RoomEvent e, Stamp stamp)
    {
        var bytes = new ArrayBufferWriter<byte>();
        if (view.HasTime)
            LineWriter.WriteClock(bytes, stamp.Time);
        LineWriter.WriteEvent(bytes, e, view.Format, stamp);
        return Encoded(1, bytes);
    }

    /// <summary>Events that a client missed.</summary>
    public static EncodedLines Events(WireFormat format, IReadOnlyCollection<StampedEvent> events)
    {
        if (events.Count == 0)
            return EncodedLines.None;
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var (e, stamp) in events)
            LineWriter.WriteEvent(bytes, e, format, stamp);
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

    private static EncodedLines Encoded(int count, ArrayBufferWriter<byte> bytes) => new(count, bytes.WrittenSpan.ToArray());
}
