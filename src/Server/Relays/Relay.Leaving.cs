using AkkaChat.Protocol;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Relays;

/// <content>Members that leave, or are served by another relay from now on.</content>
internal sealed partial class Relay
{
    private void OnLeft(Member member, RoomEvent.Left left, bool isAnswer, ServerText? removal = null)
    {
        member.FlushPending();
        if (isAnswer)
            member.Resume?.Numbers.Complete();
        TellDone(member);
        Timers.Cancel(member.Id); // it may be in its grace period
        _subscribers.Remove(member);
        if (!member.IsLeaving && member.Resume is { } resume)
            _resumable.Remove(resume);
        if (member.SessionLink is not { } link)
            return;
        link.Member = null;
        if (removal is not null)
            link.Session.Tell(new RelayReplies.Removed(removal), Self);
        else
            link.Session.Tell(member.IsLeaving ? new RelayReplies.Left(left.Who, member.TakeRefused()) : RelayReplies.Detached.Lost, Self);
    }

    /// <summary>Lets a member go whose leaving the room has not applied yet. What it said before waits for the room, and is not acknowledged.</summary>
    private void LetGo(Member member) => OnLeft(member, new RoomEvent.Left(member.Nickname), isAnswer: false);

    /// <summary>A member's client has come back by way of another relay.</summary>
    private void OnMoved(LoggedEvent e)
    {
        if (e.Placement is { } placement && placement.Relay != _number && _subscribers.TryGet(e.By, out var member))
            Drop(member);
    }

    /// <summary>Stops serving a member that is served elsewhere, or by another session.</summary>
    private void Drop(Member member)
    {
        Timers.Cancel(member.Id);
        _subscribers.Remove(member);
        if (member.Resume is { } resume)
            _resumable.Remove(resume);
        if (member.SessionLink is not { } link)
            return;
        link.Member = null;
        link.Session.Tell(RelayReplies.Detached.Replaced, Self);
    }
}
