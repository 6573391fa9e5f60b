using AkkaChat.Protocol;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Relays;

/// <summary>Keeps the last lines that were said, for members that join later.</summary>
internal sealed class RecentLines(int capacity)
{
    private readonly Queue<StampedEvent> _events = new();

    // Everybody who joins at the same time gets the same history: it is encoded once for each format and language.
    private readonly Dictionary<LineForm, EncodedLines> _encoded = [];

    /// <summary>Adds an event. Joins and leaves are soon stale, so only what was said is kept.</summary>
    public void Add(RoomEvent e, Stamp stamp = default)
    {
        if (capacity == 0 || !e.IsSpeech)
            return;
        if (_events.Count == capacity)
            _events.Dequeue();
        _events.Enqueue(new StampedEvent(e, stamp));
        _encoded.Clear();
    }

    /// <summary>The lines under a heading; null when there are none.</summary>
    public EncodedLines? For(LineForm form)
    {
        if (_events.Count == 0)
            return null;
        if (!_encoded.TryGetValue(form, out var lines))
            _encoded[form] = lines = ServerLines.Recent(form, _events);
        return lines;
    }
}
