using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Rooms.State;

/// <summary>
/// The latest events, without a gap: what relays have yet to read, and what clients that come back have missed. When events were skipped, only
/// those after them are kept. At least a number of events is kept, and as many more as a bound in bytes allows.
/// </summary>
/// <param name="minCount">The number of events to keep in any case, unless they are too large together.</param>
/// <param name="maxBytes">How much memory events may take for more of them to be kept.</param>
internal sealed class RecentEvents(int minCount, long maxBytes)
{
    // Even for as few events as are kept in any case: pastes can be long.
    private const long LimitBytes = 64 * 1024 * 1024;

    // A ring: event n is at n modulo the length.
    private LoggedEvent?[] _ring = new LoggedEvent?[64];
    private long _bytes;

    /// <summary>The number of the oldest event; one more than <see cref="Last"/> when there is none.</summary>
    public long First { get; private set; } = 1;

    /// <summary>The number of the latest event.</summary>
    public long Last { get; private set; }

    /// <summary>Adds the next event; the oldest go when there are too many, and all when others were skipped.</summary>
    public void Add(LoggedEvent e)
    {
        var number = e.Stamp.Number;
        if (number != Last + 1)
            Clear(number);
        if (number - First == _ring.Length)
            Grow();
        this[number] = e;
        Last = number;
        _bytes += MemorySize.Of(e.Event);
        while (HasTooMany)
            RemoveFirst();
    }

    /// <summary>The events after one.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="last">The number of the last event to give.</param>
    /// <param name="max">The most events.</param>
    public LoggedEvent[] After(long number, long last, int max)
    {
        var begin = Math.Max(number + 1, First);
        var events = new LoggedEvent[Math.Clamp(last - begin + 1, 0, max)];
        for (var i = 0; i < events.Length; i++)
            events[i] = this[begin + i];
        return events;
    }

    /// <summary>The number of the last event up to a time; one before the oldest when all are later.</summary>
    public long LastBefore(DateTimeOffset time)
    {
        var last = Last;
        while (last >= First && this[last].Stamp.Time > time)
            last--;
        return last;
    }

    /// <summary>The last events, oldest first.</summary>
    /// <param name="count">The most.</param>
    public IReadOnlyList<LoggedEvent> Latest(int count) => After(Last - count, Last, count);

    /// <summary>What somebody was not told, as far as it is kept.</summary>
    /// <param name="number">The number of the last event that it was told.</param>
    /// <param name="members">The members that it is and was.</param>
    public MissedEvents MissedBy(long number, params IReadOnlyList<MemberId> members) => new(
        [.. After(number, Last, int.MaxValue).Where(e => members.Any(e.IsVisibleTo)).Select(e => new StampedEvent(e.Event!, e.Stamp))],
        Math.Max(0, First - 1 - number));

    private bool HasTooMany => (_bytes > maxBytes && Last - First >= minCount) || (_bytes > LimitBytes && First < Last);

    private LoggedEvent this[long number]
    {
        get => _ring[number % _ring.Length]!;
        set => _ring[number % _ring.Length] = value;
    }

    private void Clear(long first)
    {
        Array.Clear(_ring);
        _bytes = 0;
        First = first;
    }

    private void RemoveFirst()
    {
        _bytes -= MemorySize.Of(this[First].Event);
        _ring[First % _ring.Length] = null;
        First++;
    }

    private void Grow()
    {
        var old = After(First - 1, Last, int.MaxValue);
        _ring = new LoggedEvent?[_ring.Length * 2];
        foreach (var e in old)
            this[e.Stamp.Number] = e;
    }
}
