using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Rooms.State;

/// <summary>
/// Where each member with a <see cref="RejoinCode"/> stopped, by the hash of the code. A code is good for one use, and for a time after its
/// member has left; the one that left first is forgotten first.
/// </summary>
/// <param name="capacity">How many of those that have left are remembered.</param>
/// <param name="retention">For how long they are remembered.</param>
internal sealed class RejoinPoints(int capacity, TimeSpan retention)
{
    private readonly Dictionary<SecretHash, RejoinPoint> _points = [];
    private readonly Dictionary<MemberId, SecretHash> _byMember = [];
    private readonly Queue<(SecretHash Code, DateTimeOffset Left)> _former = new();

    /// <summary>All of them.</summary>
    public IEnumerable<(SecretHash Code, RejoinPoint Point)> All => _points.Select(pair => (pair.Key, pair.Value));

    /// <summary>Finds where the owner of a code stopped; null when the code is wrong, used or too old.</summary>
    /// <param name="code">The hash of the code.</param>
    /// <param name="nickname">The nickname that it belongs to.</param>
    /// <param name="now">The time.</param>
    public RejoinPoint? Find(SecretHash code, Nickname nickname, DateTimeOffset now)
    {
        if (!_points.TryGetValue(code, out var point) || point.Nickname != nickname)
            return null;
        return point.Left is { } left && now - left >= retention ? null : point;
    }

    /// <summary>A member has a code.</summary>
    public void Add(SecretHash code, MemberId member, Nickname nickname)
    {
        _points[code] = new RejoinPoint(member, nickname, After: 0, Left: null);
        _byMember[member] = code;
    }

    /// <summary>A code has been used.</summary>
    /// <returns>How its member wants its lines.</returns>
    public string Use(SecretHash code)
    {
        if (!_points.Remove(code, out var point))
            return "";
        _byMember.Remove(point.Member);
        return point.Preferences;
    }

    /// <summary>A member has another nickname.</summary>
    public void Rename(MemberId member, Nickname nickname)
    {
        if (_byMember.TryGetValue(member, out var code))
            _points[code] = _points[code] with { Nickname = nickname };
    }

    /// <summary>A member wants its lines in another way.</summary>
    public void SetPreferences(MemberId member, string preferences)
    {
        if (_byMember.TryGetValue(member, out var code))
            _points[code] = _points[code] with { Preferences = preferences };
    }

    /// <summary>A member has left.</summary>
    public void Leave(MemberId member, Stamp stamp)
    {
        if (_byMember.Remove(member, out var code))
            Restore(code, _points[code] with { After = stamp.Number, Left = stamp.Time });
        while (_former.TryPeek(out var oldest) && (_former.Count > capacity || stamp.Time - oldest.Left > retention))
            Forget(_former.Dequeue());
    }

    /// <summary>Adds one that the log has.</summary>
    public void Restore(SecretHash code, RejoinPoint point)
    {
        _points[code] = point;
        if (point.Left is { } left)
            _former.Enqueue((code, left));
        else
            _byMember[point.Member] = code;
    }

    private void Forget((SecretHash Code, DateTimeOffset Left) former)
    {
        if (_points.TryGetValue(former.Code, out var point) && point.Left == former.Left)
            _points.Remove(former.Code);
    }
}

/// <summary>Where somebody stopped.</summary>
/// <param name="Member">The member that it is, or was.</param>
/// <param name="Nickname">What it is called, or was.</param>
/// <param name="After">The number of the last event before it left; 0 while it is here.</param>
/// <param name="Left">When it left; null while it is here.</param>
internal sealed record RejoinPoint(MemberId Member, Nickname Nickname, long After, DateTimeOffset? Left)
{
    /// <summary>How it wants its lines.</summary>
    public string Preferences { get; init; } = "";
}
