using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <content>Watching and being watched.</content>
internal sealed partial class ActorCell
{
    private RefMap<object?> _watching;  // the message of WatchWith; null: Terminated
    private RefMap<object?> _announced; // deaths whose news is in the mailbox, with the same
    private RefMap<byte> _watchers;

    /// <inheritdoc/>
    public IActorRef Watch(IActorRef subject)
    {
        AddWatch(subject, null);
        return subject;
    }

    /// <inheritdoc/>
    public IActorRef WatchWith(IActorRef subject, object message)
    {
        AddWatch(subject, message);
        return subject;
    }

    /// <inheritdoc/>
    public IActorRef Unwatch(IActorRef subject)
    {
        if (_watching.Remove(subject)) ((IInternalActorRef)subject).SendSystemMessage(new Unwatch(_self));
        _announced.Remove(subject);
        return subject;
    }

    /// <summary>A message goes back to the mailbox after it was stashed: if it is the news of a death, it counts again.</summary>
    internal void Reannounce(object message)
    {
        if (message is Terminated news) _announced.Set(news.ActorRef, null);
    }

    private void AddWatch(IActorRef subject, object? message)
    {
        if (subject.Equals(_self)) return;
        if (_watching.TryGet(subject, out var previous))
        {
            if (!Equals(previous, message))
                throw new InvalidOperationException($"{subject} is watched already, with another message: Unwatch it first.");
            return;
        }

        _watching.Set(subject, message);
        ((IInternalActorRef)subject).SendSystemMessage(new Watch((IInternalActorRef)subject, _self));
    }

    private void OnWatch(IInternalActorRef watcher)
    {
        if (_terminated) watcher.SendSystemMessage(new DeathWatchNotification(_self, existenceConfirmed: true));
        else if (!watcher.Equals(_parent)) _watchers.Set(watcher, 0); // the parent is told in any case
    }

    private void OnDeath(DeathWatchNotification death)
    {
        var dead = death.Actor;
        _children?.Remove(dead);
        if (_watching.Remove(dead, out var message) && !_terminated && _waiting != Waiting.ToTerminate)
        {
            _announced.Set(dead, message);
            _mailbox.Enqueue(new Terminated(dead, death.ExistenceConfirmed, addressTerminated: false), dead);
        }

        if (!_terminated) ProceedIfChildrenAreGone();
    }

    /// <summary>The news of a death came up in the mailbox: what to hand to the actor, or null if it no longer watches.</summary>
    private object? TakeAnnouncement(Terminated news)
    {
        return _announced.Remove(news.ActorRef, out var message) ? message ?? news : null;
    }

    private void TellWatchersAndParent()
    {
        foreach (var subject in _watching.TakeAll()) ((IInternalActorRef)subject).SendSystemMessage(new Unwatch(_self));
        _parent.SendSystemMessage(new DeathWatchNotification(_self, existenceConfirmed: true));
        foreach (var watcher in _watchers.TakeAll())
            ((IInternalActorRef)watcher).SendSystemMessage(new DeathWatchNotification(_self, existenceConfirmed: true));
    }
}
