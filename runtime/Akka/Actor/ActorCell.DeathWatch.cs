using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <content>Watching and being watched.</content>
internal sealed partial class ActorCell
{
    private Dictionary<IActorRef, object?>? _watching;  // value: the message of WatchWith; null: Terminated
    private Dictionary<IActorRef, object?>? _announced; // deaths whose news is in the mailbox
    private HashSet<IInternalActorRef>? _watchers;

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
        if (_watching is not null && _watching.Remove(subject)) ((IInternalActorRef)subject).SendSystemMessage(new Unwatch(_self));
        _announced?.Remove(subject);
        return subject;
    }

    private void AddWatch(IActorRef subject, object? message)
    {
        if (subject.Equals(_self)) return;
        _watching ??= [];
        if (_watching.TryGetValue(subject, out var previous))
        {
            if (!Equals(previous, message))
                throw new InvalidOperationException($"{subject} is watched already, with another message: Unwatch it first.");
            return;
        }

        _watching.Add(subject, message);
        ((IInternalActorRef)subject).SendSystemMessage(new Watch((IInternalActorRef)subject, _self));
    }

    private void OnWatch(IInternalActorRef watcher)
    {
        if (_terminated) watcher.SendSystemMessage(new DeathWatchNotification(_self, existenceConfirmed: true));
        else if (!watcher.Equals(_parent)) (_watchers ??= []).Add(watcher); // the parent is told in any case
    }

    private void OnDeath(DeathWatchNotification death)
    {
        var dead = death.Actor;
        _children?.Remove(dead);
        if (_watching is not null && _watching.Remove(dead, out var message) && !_terminated && _waiting != Waiting.ToTerminate)
        {
            (_announced ??= [])[dead] = message;
            _mailbox.Enqueue(new Terminated(dead, death.ExistenceConfirmed, addressTerminated: false), dead);
        }

        if (!_terminated) ProceedIfChildrenAreGone();
    }

    /// <summary>The news of a death came up in the mailbox: what to hand to the actor, or null if it no longer watches.</summary>
    private object? TakeAnnouncement(Terminated news)
    {
        if (_announced is null || !_announced.Remove(news.ActorRef, out var message)) return null;
        return message ?? news;
    }

    private void TellWatchersAndParent()
    {
        if (_watching is not null)
        {
            foreach (var subject in _watching.Keys) ((IInternalActorRef)subject).SendSystemMessage(new Unwatch(_self));
            _watching = null;
        }

        _parent.SendSystemMessage(new DeathWatchNotification(_self, existenceConfirmed: true));
        if (_watchers is null) return;
        foreach (var watcher in _watchers) watcher.SendSystemMessage(new DeathWatchNotification(_self, existenceConfirmed: true));
        _watchers = null;
    }
}
