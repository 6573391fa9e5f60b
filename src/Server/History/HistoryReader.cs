using AkkaChat.Protocol;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Rooms.Mapping;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.History;

/// <summary>
/// Reads what was said before: the latest events are at hand, older ones are in the log. It waits for the store, so it must not run on the
/// thread of the actors.
/// </summary>
/// <param name="reader">Reads the log; null for a room that is not recorded.</param>
internal sealed class HistoryReader(LogReader? reader)
{
    /// <summary>Reads the lines of a range, oldest first.</summary>
    /// <param name="range">The range.</param>
    /// <param name="now">The time.</param>
    /// <param name="latest">The latest events, oldest first, without a gap.</param>
    /// <param name="before">The number of the first of these, or of the next event.</param>
    /// <exception cref="LogException">The log cannot be read.</exception>
    public IReadOnlyList<StampedEvent> Read(HistoryRange range, DateTimeOffset now, IReadOnlyList<LoggedEvent> latest, long before)
    {
        var since = range.Since?.At(now);
        var end = range.Before ?? long.MaxValue;
        var said = latest.Reverse().Concat(Older(Math.Min(before, end)))
            .SkipWhile(e => e.Stamp.Number >= end)
            .TakeWhile(e => since is null || e.Stamp.Time >= since)
            .Where(e => e.Event is { IsSpeech: true })
            .Take(range.Lines)
            .Select(e => new StampedEvent(e.Event!, e.Stamp));
        return [.. said.Reverse()];
    }

    /// <summary>Reads lines that were skipped, oldest first.</summary>
    /// <param name="skipped">Which.</param>
    /// <param name="latest">The latest events, oldest first, without a gap.</param>
    /// <param name="before">The number of the first of these, or of the next event.</param>
    /// <param name="isOne">Whether an event is one of the lines.</param>
    /// <exception cref="LogException">The log cannot be read.</exception>
    public IReadOnlyList<StampedEvent> Last(SkippedLines skipped, IReadOnlyList<LoggedEvent> latest, long before, Func<LoggedEvent, bool> isOne)
    {
        var events = latest.Reverse().Concat(Older(before))
            .SkipWhile(e => e.Stamp.Number > skipped.Until)
            .Where(isOne)
            .Take(skipped.Count)
            .Select(e => new StampedEvent(e.Event!, e.Stamp));
        return [.. events.Reverse()];
    }

    /// <summary>Reads one event; null where it is none that is said to everybody, or is not kept.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="latest">The latest events, oldest first, without a gap.</param>
    /// <exception cref="LogException">The log cannot be read.</exception>
    public StampedEvent? Find(long number, IReadOnlyList<LoggedEvent> latest)
    {
        var isLatest = latest.Count > 0 && number >= latest[0].Stamp.Number;
        var events = isLatest || reader is null ? latest : reader.From(number).Take(1).SelectMany(RecordMapping.ToEvents);
        return events.FirstOrDefault(e => e.Stamp.Number == number) is { Event: { IsSpeech: true } said } found
            ? new StampedEvent(said, found.Stamp)
            : null;
    }

    private IEnumerable<LoggedEvent> Older(long before) =>
        reader?.Before(before).SelectMany(record => RecordMapping.ToEvents(record).Where(e => e.Stamp.Number < before).Reverse()) ?? [];
}
