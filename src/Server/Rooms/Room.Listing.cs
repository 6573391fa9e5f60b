using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms;

/// <content>Who is here.</content>
internal sealed partial class Room
{
    // How long a list is given out again. Only how long somebody is idle changes by itself.
    private static readonly TimeSpan ListLifetime = TimeSpan.FromMinutes(1);

    private RoomAnswer.Members? _list;
    private DateTimeOffset _listedAt;

    /// <summary>Everybody who is here, with notes; the same object as long as it holds.</summary>
    public RoomAnswer.Members List(DateTimeOffset now)
    {
        if (_list is null || now - _listedAt >= ListLifetime)
        {
            _list = new RoomAnswer.Members(Members) { Notes = [.. Members.Select(nickname => _present[_members[nickname]].Note(now))] };
            _listedAt = now;
        }
        return _list;
    }

    /// <summary>All about one member, or a refusal.</summary>
    public RoomAnswer Describe(Nickname nickname, DateTimeOffset now) => Find(nickname) is { } member
        ? new RoomAnswer.Told([_present[member].Describe(now)])
        : new RoomAnswer.Refused(NobodyIsCalled(nickname));

    private void ForgetList()
    {
        _sorted = null;
        _list = null;
    }
}
