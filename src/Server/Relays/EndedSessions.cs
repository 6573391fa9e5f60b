namespace AkkaChat.Server.Machines;

/// <summary>
/// The sessions that ended last. A program that comes back when its session is over learns what became of the lines that it had under
/// way, so that it says none of them twice.
/// </summary>
/// <param name="capacity">How many are remembered.</param>
internal sealed class Departures(int capacity)
{
    private readonly Dictionary<string, Departure> _known = [];
    private readonly Queue<string> _tokens = new();

    /// <summary>Takes note of one; the oldest is forgotten when there are too many.</summary>
    public void Add(string token, Departure departure)
    {
        if (!_known.ContainsKey(token))
            _tokens.Enqueue(token);
        _known[token] = departure;
        if (_tokens.Count > capacity)
            _known.Remove(_tokens.Dequeue());
    }

    public bool TryGet(string? token, out Departure departure)
    {
        departure = default;
        return token is not null && _known.TryGetValue(token, out departure);
    }
}
