using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Rooms.Rules;

/// <content>/who: the list of members, and what there is to say about one.</content>
internal sealed partial class Room
{
    // How long a list is given out again. Only how long somebody is idle changes by itself.
    private static readonly TimeSpan ListLifetime = TimeSpan.FromMinutes(1);

    private RoomAnswer.Members? _list;
    private DateTimeOffset _listedAt;

    /// <summary>Everybody who is here, with notes; for all but operators the same object as long as it holds.</summary>
    /// <param name="now">The time.</param>
    /// <param name="reader">Who reads it.</param>
    public RoomAnswer.Members List(DateTimeOffset now, MemberId reader = default)
    {
        if (IsOperator(reader))
            return ListFor(now, forOperator: true);
        if (_list is null || now - _listedAt >= ListLifetime)
        {
            _list = ListFor(now, forOperator: false);
            _listedAt = now;
        }
        return _list;
    }

    /// <summary>All about one member, or a refusal.</summary>
    /// <param name="nickname">The member.</param>
    /// <param name="now">The time.</param>
    /// <param name="reader">Who reads it.</param>
    public RoomAnswer Describe(Nickname nickname, DateTimeOffset now, MemberId reader = default) => Find(nickname) is { } member
        ? new RoomAnswer.Lines([_present[member].Describe(now, IsOperator(reader))])
        : new RoomAnswer.Refused(NobodyIsCalled(nickname));

    private bool IsOperator(MemberId reader) => _present.TryGetValue(reader, out var member) && member.IsOperator;

    private RoomAnswer.Members ListFor(DateTimeOffset now, bool forOperator) =>
        new(Members) { Notes = [.. Members.Select(nickname => _present[_members[nickname]].Note(now, forOperator))] };

    private void ForgetList()
    {
        _sorted = null;
        _list = null;
    }
}
