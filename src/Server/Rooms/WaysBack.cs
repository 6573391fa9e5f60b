using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms;

/// <summary>
/// Where those stopped who have a <see cref="WayBackCode"/>. A code is known by its hash, is good for one use, and only for a time after its member has left; the one that
/// left first is forgotten first.
/// </summary>
/// <param name="capacity">How many of those that have left are remembered.</param>
/// <param name="retention">For how long they are remembered.</param>
internal sealed class WaysBack(int capacity, TimeSpan retention)
{
    private readonly Dictionary<ClientKey, WayBack> _ways = [];
    private readonly Dictionary<MemberId, ClientKey> _byMember = [];
    private readonly Queue<(ClientKey Code, DateTimeOffset Left)> _former = new();

    /// <summary>All of them.</summary>
    public IEnumerable<(ClientKey Code, WayBack Way)> All => _ways.Select(pair => (pair.Key, pair.Value));

    /// <summary>The hash of a code.</summary>
    public static ClientKey HashOf(string code) => ClientKey.Of($"way back {code}");

    /// <summary>Finds the way back of somebody.</summary>
    /// <param name="code">The hash of the code.</param>
    /// <param name="nickname">The nickname that it belongs to.</param>
    /// <param name="now">The time.</param>
    public WayBack? Find(ClientKey code, Nickname nickname, DateTimeOffset now) =>
        _ways.TryGetValue(code, out var way) && way.Nickname == nickname && (way.Left is not { } left || now - left < retention) ? way : null;

    /// <summary>A member has a code.</summary>
    public void Add(ClientKey code, MemberId member, Nickname nickname)
    {
        _ways[code] = new WayBack(member, nickname, After: 0, Left: null);
        _byMember[member] = code;
    }

    /// <summary>A code has been used.</summary>
    /// <returns>How its member wants its lines.</returns>
    public string Use(ClientKey code)
    {
        if (!_ways.Remove(code, out var way))
            return "";
        _byMember.Remove(way.Member);
        return way.Preferences;
    }

    /// <summary>A member has another nickname.</summary>
    public void Rename(MemberId member, Nickname nickname)
    {
        if (_byMember.TryGetValue(member, out var code))
            _ways[code] = _ways[code] with { Nickname = nickname };
    }

    /// <summary>A member wants its lines in another way.</summary>
    public void Keep(MemberId member, string preferences)
    {
        if (_byMember.TryGetValue(member, out var code))
            _ways[code] = _ways[code] with { Preferences = preferences };
    }

    /// <summary>A member has left.</summary>
    public void Leave(MemberId member, Stamp stamp)
    {
        if (_byMember.Remove(member, out var code))
            Restore(code, _ways[code] with { After = stamp.Number, Left = stamp.Time });
        while (_former.TryPeek(out var oldest) && (_former.Count > capacity || stamp.Time - oldest.Left > retention))
            Forget(_former.Dequeue());
    }

    /// <summary>Adds one that the log has.</summary>
    public void Restore(ClientKey code, WayBack way)
    {
        _ways[code] = way;
        if (way.Left is { } left)
            _former.Enqueue((code, left));
        else
            _byMember[way.Member] = code;
    }

    private void Forget((ClientKey Code, DateTimeOffset Left) former)
    {
        if (_ways.TryGetValue(former.Code, out var way) && way.Left == former.Left)
            _ways.Remove(former.Code);
    }
}

/// <summary>Where somebody stopped.</summary>
/// <param name="Member">The member that it is, or was.</param>
/// <param name="Nickname">What it is called, or was.</param>
/// <param name="After">The number of the last event before it left; 0 while it is here.</param>
/// <param name="Left">When it left; null while it is here.</param>
internal sealed record WayBack(MemberId Member, Nickname Nickname, long After, DateTimeOffset? Left)
{
    /// <summary>How it wants its lines.</summary>
    public string Preferences { get; init; } = "";
}
