using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms;

/// <summary>The latest events that members were told, for who comes back and for who is new.</summary>
/// <param name="capacity">The most events.</param>
internal sealed class RecentEvents(int capacity)
{
    private readonly Queue<LoggedEvent> _events = new();

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyCollection<LoggedEvent> All => _events;

    /// <summary>Adds an event; the oldest goes when there are too many.</summary>
    public void Add(LoggedEvent e)
    {
        if (capacity == 0)
            return;
        if (_events.Count == capacity)
            _events.Dequeue();
        _events.Enqueue(e);
    }

    /// <summary>What happened after an event, as far as it is kept.</summary>
    /// <param name="number">The event's number.</param>
    public MissedEvents Since(long number) => new(After(number), _events.TryPeek(out var oldest) ? Math.Max(0, oldest.Stamp.Number - 1 - number) : 0);

    /// <summary>The events after a number, oldest first.</summary>
    public IReadOnlyList<StampedEvent> After(long number) =>
        [.. _events.Where(e => e.Stamp.Number > number).Select(e => new StampedEvent(e.Event!, e.Stamp))];
}
