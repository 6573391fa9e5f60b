using AkkaChat.Protocol;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Rooms.Mapping;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.History;

/// <summary>
/// Searches what was said: in the index as far as it goes, and behind that in the latest events. It waits for the store, so it must not run
/// on the thread of the actors.
/// </summary>
/// <param name="reader">Reads the log.</param>
/// <param name="index">Its index; null for a log that is not recorded.</param>
internal sealed class LogSearch(LogReader? reader, SearchIndex? index)
{
    /// <summary>The most lines that are found.</summary>
    public const int MaxLines = 50;

    /// <summary>A step while nobody talks: a part of the log that is written at once.</summary>
    public const int StepWhenIdle = 5_000;

    /// <summary>A step while people talk. The processor has better things to do then.</summary>
    public const int StepWhenBusy = 500;

    /// <summary>Brings the index a step further.</summary>
    /// <param name="epoch">The epoch of the log.</param>
    /// <param name="step">The most events.</param>
    /// <returns>The number of the last event that the index has, and whether there are more.</returns>
    /// <exception cref="LogException">Log or index cannot be used.</exception>
    public (long Last, bool HasMore) Index(string epoch, int step)
    {
        var last = index!.Last(epoch);
        LoggedEvent[] events = [.. reader!.From(last + 1).SelectMany(RecordMapping.ToEvents).Where(e => e.Stamp.Number > last).Take(step)];
        if (events.Length == 0)
            return (last, false);
        index.Add(epoch, events.Where(e => TextOf(e) is not null).Select(e => (e.Stamp.Number, SearchWords.Of(TextOf(e)!))), events[^1].Stamp.Number);
        return (events[^1].Stamp.Number, events.Length == step);
    }

    /// <summary>Finds the latest lines with all of some words, the newest first.</summary>
    /// <param name="epoch">The epoch of the log.</param>
    /// <param name="words">The words; at least one.</param>
    /// <param name="latest">The latest events, oldest first, without a gap.</param>
    /// <exception cref="LogException">Log or index cannot be used.</exception>
    public SearchResult Find(string epoch, IReadOnlyList<string> words, IReadOnlyList<LoggedEvent> latest)
    {
        var found = latest.Reverse()
            .Where(e => TextOf(e) is { } text && SearchWords.Match(text, words))
            .Take(MaxLines)
            .Select(e => new StampedEvent(e.Event!, e.Stamp))
            .ToList();
        if (index is null)
            return new SearchResult(found, NotSearched: 0);
        var indexed = index.Last(epoch);
        var begin = latest.Count > 0 ? latest[0].Stamp.Number : indexed + 1;
        if (found.Count < MaxLines)
            found.AddRange(index.Find(epoch, words, begin, MaxLines - found.Count).Select(Read).OfType<StampedEvent>());
        return new SearchResult(found, Math.Max(0, begin - 1 - indexed));
    }

    // What is no longer kept is not found.
    private StampedEvent? Read(long number)
    {
        var e = reader!.From(number).Take(1).SelectMany(RecordMapping.ToEvents).FirstOrDefault(e => e.Stamp.Number == number);
        return e?.Event is { } happened ? new StampedEvent(happened, e.Stamp) : null;
    }

    private static string? TextOf(LoggedEvent e) => e.Event switch
    {
        RoomEvent.Said said => said.Text,
        RoomEvent.Acted acted => acted.Text,
        RoomEvent.Pasted pasted => pasted.Text,
        _ => null,
    };
}

/// <summary>What a search has found.</summary>
/// <param name="Events">The events, the newest first.</param>
/// <param name="NotSearched">How many events the index does not have yet.</param>
internal sealed record SearchResult(IReadOnlyList<StampedEvent> Events, long NotSearched);
