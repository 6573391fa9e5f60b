using System.Diagnostics.CodeAnalysis;

namespace AkkaChat.Server.Rooms;

/// <summary>
/// The resumable clients: which member each is, and which of its lines was done last. So a client that comes back after the server was
/// started again says no line twice. Of the clients that are no members any more, the one that left first is forgotten first.
/// </summary>
/// <param name="capacity">How many of these are remembered.</param>
/// <param name="retention">For how long they are remembered.</param>
internal sealed class KnownClients(int capacity, TimeSpan retention)
{
    private readonly Dictionary<ClientKey, KnownClient> _clients = [];
    private readonly Dictionary<MemberId, ClientKey> _byMember = [];
    private readonly Queue<(ClientKey Key, DateTimeOffset Time)> _former = new();

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
        if (!_byMember.Remove(member, out var key))
            return;
        Restore(key, _clients[key] with { Time = now, Member = null });
        while (_former.TryPeek(out var oldest) && (_former.Count > capacity || now - oldest.Time > retention))
            Forget(_former.Dequeue());
    }

    /// <summary>Adds a client that is no member.</summary>
    public void Restore(ClientKey key, KnownClient client)
    {
        _clients[key] = client;
        _former.Enqueue((key, client.Time));
    }

    // Unless it has been back since.
    private void Forget((ClientKey Key, DateTimeOffset Time) former)
    {
        if (_clients.TryGetValue(former.Key, out var client) && client.Member is null && client.Time == former.Time)
            _clients.Remove(former.Key);
    }
}

/// <summary>What is known of a resumable client.</summary>
/// <param name="Line">Its own number of its last line that was done; 0 for none.</param>
/// <param name="Time">When that was.</param>
/// <param name="Member">The member that it is; null after it has left.</param>
internal sealed record KnownClient(long Line, DateTimeOffset Time, MemberId? Member);
