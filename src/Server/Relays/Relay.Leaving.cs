using AkkaChat.Protocol;
using AkkaChat.Server.Relays.FanOut;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays;

/// <content>Members that leave, have the grace period without a connection, or are served by another relay from now on.</content>
internal sealed partial class Relay
{
    private void ReceiveLeaving() => Receive<GraceExpired>(OnGraceExpired);

    private void OnLeft(Subscriber subscriber, RoomEvent.Left left, bool isAnswer, ServerText? removal = null)
    {
        subscriber.FlushPending();
        if (isAnswer)
            subscriber.Resume?.Numbers.Complete();
        SendAcknowledgement(subscriber);
        Timers.Cancel(subscriber.Id); // it may be in its grace period
        _subscribers.Remove(subscriber);
        if (!subscriber.IsLeaving && subscriber.Resume is { } resume)
            _resumable.Remove(resume);
        if (subscriber.SessionLink is not { } link)
            return;
        link.Subscriber = null;
        if (removal is not null)
            link.Session.Tell(new RelayReplies.Removed(removal), Self);
        else if (subscriber.IsLeaving)
            link.Session.Tell(new RelayReplies.Left(left.Who, subscriber.TakeRefused()), Self);
        else
            link.Session.Tell(RelayReplies.Detached.Lost, Self);
    }

    /// <summary>
    /// Lets a member go whose leaving the room has not applied yet. What it said before waits for the room, and is not acknowledged.
    /// </summary>
    private void LetGo(Subscriber subscriber) => OnLeft(subscriber, new RoomEvent.Left(subscriber.Nickname), isAnswer: false);

    /// <summary>A member's client has come back by way of another relay.</summary>
    private void OnMoved(LoggedEvent e)
    {
        if (e.Placement is { } placement && placement.Relay != _number && _subscribers.TryGet(e.By, out var subscriber))
            StopServing(subscriber);
    }

    /// <summary>Stops serving a member that is served elsewhere, or by another session.</summary>
    private void StopServing(Subscriber subscriber)
    {
        Timers.Cancel(subscriber.Id);
        _subscribers.Remove(subscriber);
        if (subscriber.Resume is { } resume)
            _resumable.Remove(resume);
        if (subscriber.SessionLink is not { } link)
            return;
        link.Subscriber = null;
        link.Session.Tell(RelayReplies.Detached.Replaced, Self);
    }

    /// <summary>Has a member wait for its client to come back, or leave.</summary>
    private void Disconnect(Subscriber subscriber, string reason)
    {
        subscriber.SessionLink = null;
        if (subscriber is { Resume: not null, IsLeaving: false })
            StartGracePeriod(subscriber, reason);
        else
            Remove(subscriber, reason);
    }

    private void StartGracePeriod(Subscriber subscriber, string reason) =>
        Timers.StartSingleTimer(subscriber.Id, new GraceExpired(subscriber, reason), _settings.GracePeriod);

    private void OnGraceExpired(GraceExpired expired)
    {
        if (expired.Subscriber.SessionLink is null)
            Remove(expired.Subscriber, $"{expired.Reason}, and it did not come back within {_settings.GracePeriod.TotalSeconds:0.#} s");
    }

    /// <summary>Has a member leave that did not ask for it itself.</summary>
    private void Remove(Subscriber subscriber, string reason)
    {
        _subscribers.Remove(subscriber);
        if (subscriber.IsLeaving)
            return;
        if (subscriber.Resume is { } resume)
            _resumable.Remove(resume);
        if (!IsClosed)
            Send(subscriber.Id, new RoomCommands.Leave(reason));
    }

    private sealed record GraceExpired(Subscriber Subscriber, string Reason);
}
