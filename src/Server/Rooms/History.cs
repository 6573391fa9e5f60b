using AkkaChat.Protocol;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Rooms;

/// <summary>The last lines that were said or acted, for those who come later.</summary>
internal sealed class History(int capacity)
{
    private readonly Queue<(RoomEvent Event, Stamp Stamp)> _events = new();

    // Who joins in a crowd reads the same history: it is encoded once for each line ending.
    private readonly Dictionary<WireFormat, EncodedLines> _encoded = [];

    /// <summary>Takes note of an event. Who came and went is soon stale, so only what was said is kept.</summary>
    public void Add(RoomEvent e, Stamp stamp = default)
    {
        if (capacity == 0 || e is not (RoomEvent.Said or RoomEvent.Acted))
            return;
        if (_events.Count == capacity)
            _events.Dequeue();
        _events.Enqueue((e, stamp));
        _encoded.Clear();
    }

    /// <summary>The lines, under a heading; nothing when there are none.</summary>
    public EncodedLines? For(WireFormat ending)
    {
        if (_events.Count == 0)
            return null;
        if (!_encoded.TryGetValue(ending, out var lines))
            _encoded[ending] = lines = Texts.History(ending, _events);
        return lines;
    }
}
