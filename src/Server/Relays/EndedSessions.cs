namespace AkkaChat.Server.Relays;

/// <summary>
/// Remembers the resumable sessions that ended last. A client that comes back after the grace period learns which of its lines were
/// done, so it says none of them twice.
/// </summary>
/// <param name="capacity">The number of sessions to remember; the oldest is forgotten first.</param>
internal sealed class EndedSessions(int capacity)
{
    private readonly Dictionary<string, EndedSession> _sessions = [];
    private readonly Queue<string> _tokens = new();

    /// <summary>Remembers a session.</summary>
    public void Add(string token, EndedSession session)
    {
        if (!_sessions.ContainsKey(token))
            _tokens.Enqueue(token);
        _sessions[token] = session;
        if (_tokens.Count > capacity)
            _sessions.Remove(_tokens.Dequeue());
    }

    /// <summary>Finds a session by its token.</summary>
    public bool TryGet(string? token, out EndedSession session)
    {
        session = default;
        return token is not null && _sessions.TryGetValue(token, out session);
    }
}
