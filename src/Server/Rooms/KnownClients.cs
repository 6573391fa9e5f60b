using System.Diagnostics.CodeAnalysis;

namespace AkkaChat.Server.Rooms;

/// <summary>
/// The resumable clients: which member each is, and which of its lines was done last. So a client that comes back after the server was
/// started again says no line twice. A client that is no member any more is forgotten after a time.
/// </summary>
/// <param name="retention">That time.</param>
internal sealed class KnownClients(TimeSpan retention)
{
    private readonly Dictionary<ClientKey, KnownClient> _clients = [];
    private readonly Dictionary<MemberId, ClientKey> _byMember = [];

    /// <summary>All of them.</summary>
    public IEnumerable<(ClientKey Key, KnownClient Client)> All => _clients.Select(pair => (pair.Key, pair.Value));

    /// <summary>Finds a client.</summary>
    public bool TryGet(ClientKey key, [NotNullWhen(true)] out KnownClient? client) => _clients.TryGetValue(key, out client);

    /// <summary>The client that is this member; null if its client is not resumable.</summary>
    public ClientKey? ClientOf(MemberId member) => _byMember.TryGetValue(member, out var key) ? key : null;

    /// <summary>A client is a member from now on.</summary>
    public void Join(ClientKey key, MemberId member, DateTimeOffset now)
    {
        var line = 0L;
        if (_clients.TryGetValue(key, out var known))
        {
            line = known.Line;
            if (known.Member is { } former)
                _byMember.Remove(former);
        }
        _clients[key] = new KnownClient(line, now, member);
        _byMember[member] = key;
    }

    /// <summary>A member's line is done.</summary>
    public void LineDone(MemberId member, long line, DateTimeOffset now)
    {
        if (line > 0 && _byMember.TryGetValue(member, out var key))
            _clients[key] = new KnownClient(line, now, member);
    }

    /// <summary>A member has left.</summary>
    public void Leave(MemberId member, DateTimeOffset now)
    {
        if (_byMember.Remove(member, out var key))
            _clients[key] = _clients[key] with { Time = now, Member = null };
    }

    /// <summary>Adds a client as a snapshot has it.</summary>
    public void Restore(ClientKey key, KnownClient client) => _clients[key] = client;

    /// <summary>Forgets who left too long ago.</summary>
    public void Forget(DateTimeOffset now)
    {
        foreach (var (key, client) in _clients)
        {
            if (client.Member is null && now - client.Time > retention)
                _clients.Remove(key);
        }
    }
}

/// <summary>What is known of a resumable client.</summary>
/// <param name="Line">Its own number of its last line that was done; 0 for none.</param>
/// <param name="Time">When that was.</param>
/// <param name="Member">The member that it is; null after it has left.</param>
internal sealed record KnownClient(long Line, DateTimeOffset Time, MemberId? Member);
