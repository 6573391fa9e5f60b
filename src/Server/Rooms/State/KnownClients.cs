using System.Diagnostics.CodeAnalysis;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Rooms.State;

/// <summary>
/// The resumable clients, by the hashes of their tokens: which member each is, and which of its lines was done last. So a client that comes
/// back, also after the server was started again, says no line twice. Of the clients that are no members any more, the one that left first is forgotten first.
/// </summary>
/// <param name="capacity">How many of these are remembered.</param>
/// <param name="retention">For how long they are remembered.</param>
internal sealed class KnownClients(int capacity, TimeSpan retention)
{
    // A client whose connection breaks as it joins, again and again, misses what was said to each of these members alone.
    private const int MaxFormer = 4;

    private readonly Dictionary<SecretHash, KnownClient> _clients = [];
    private readonly Dictionary<MemberId, SecretHash> _byMember = [];
    private readonly Queue<(SecretHash Token, DateTimeOffset Time)> _former = new();

    /// <summary>All of them.</summary>
    public IEnumerable<(SecretHash Token, KnownClient Client)> All => _clients.Select(pair => (pair.Key, pair.Value));

    /// <summary>Finds a client.</summary>
    public bool TryGet(SecretHash token, [NotNullWhen(true)] out KnownClient? client) => _clients.TryGetValue(token, out client);

    /// <summary>The client that is this member; null if its client is not resumable.</summary>
    public SecretHash? ClientOf(MemberId member) => _byMember.TryGetValue(member, out var token) ? token : null;

    /// <summary>Whether a member's client has had a line done.</summary>
    /// <param name="member">The member.</param>
    /// <param name="line">The client's own number of the line; 0 for none.</param>
    public bool IsDone(MemberId member, long line) =>
        line > 0 && _byMember.TryGetValue(member, out var token) && line <= _clients[token].Line;

    /// <summary>A client is a member from now on.</summary>
    public void Join(SecretHash token, MemberId member, DateTimeOffset now)
    {
        _clients.TryGetValue(token, out var known);
        if (known is { State: ClientState.Here })
            _byMember.Remove(known.Member);
        _clients[token] = new KnownClient(known?.Line ?? 0, now, member, ClientState.Here) { Former = FormerOf(known, member) };
        _byMember[member] = token;
    }

    /// <summary>A member's line is done.</summary>
    public void LineDone(MemberId member, long line, DateTimeOffset now)
    {
        if (line > 0 && _byMember.TryGetValue(member, out var token))
            _clients[token] = _clients[token] with { Line = line, Time = now };
    }

    /// <summary>A member has left.</summary>
    /// <param name="member">The member.</param>
    /// <param name="isAsked">Whether it asked for it.</param>
    /// <param name="now">The time.</param>
    /// <param name="removal">What it is told, if an operator has removed it.</param>
    public void Leave(MemberId member, bool isAsked, DateTimeOffset now, ServerText? removal = null)
    {
        if (!_byMember.Remove(member, out var token))
            return;
        Restore(token, _clients[token] with { Time = now, State = isAsked ? ClientState.Left : ClientState.Lost, Removal = removal });
        while (_former.TryPeek(out var oldest) && (_former.Count > capacity || now - oldest.Time > retention))
            Forget(_former.Dequeue());
    }

    /// <summary>Adds a client that is no member.</summary>
    public void Restore(SecretHash token, KnownClient client)
    {
        _clients[token] = client;
        _former.Enqueue((token, client.Time));
    }

    private static IReadOnlyList<MemberId> FormerOf(KnownClient? known, MemberId member) => known switch
    {
        null => [],
        _ when known.Member == member => known.Former,
        _ => [.. known.Former.TakeLast(MaxFormer - 1), known.Member],
    };

    // Unless it has been back since.
    private void Forget((SecretHash Token, DateTimeOffset Time) former)
    {
        if (_clients.TryGetValue(former.Token, out var client) && client.State != ClientState.Here && client.Time == former.Time)
            _clients.Remove(former.Token);
    }
}

/// <summary>What is known of a resumable client.</summary>
/// <param name="Line">Its own number of its last line that was done; 0 for none.</param>
/// <param name="Time">When that was.</param>
/// <param name="Member">The member that it is, or was last.</param>
/// <param name="State">Whether it is one.</param>
internal sealed record KnownClient(long Line, DateTimeOffset Time, MemberId Member, ClientState State)
{
    /// <summary>What it is told, if an operator has removed it; null otherwise.</summary>
    public ServerText? Removal { get; init; }

    /// <summary>The members that it was before, the last ones, oldest first.</summary>
    public IReadOnlyList<MemberId> Former { get; init; } = [];

    /// <summary>The members that it is and was.</summary>
    public IReadOnlyList<MemberId> Members => [.. Former, Member];
}

/// <summary>Whether a client is a member.</summary>
internal enum ClientState
{
    /// <summary>It is a member.</summary>
    Here,

    /// <summary>Its connection broke, and it did not come back in time.</summary>
    Lost,

    /// <summary>It asked to leave.</summary>
    Left,
}
