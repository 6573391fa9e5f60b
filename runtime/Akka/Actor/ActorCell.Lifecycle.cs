using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <content>Create, restart, stop.</content>
internal sealed partial class ActorCell
{
    private enum Waiting
    {
        ForNothing,
        ToRecreate,
        ToTerminate,
    }

    private Waiting _waiting;
    private Exception? _recreateCause;
    private bool _terminated;

    /// <summary>True while the actor's constructor runs.</summary>
    internal bool IsConstructing { get; private set; }

    internal bool IsTerminated => Volatile.Read(ref _terminated);

    /// <summary>From the creator's thread: the first message of every mailbox.</summary>
    internal void Start() => _mailbox.EnqueueSystem(new Create());

    /// <summary>The constructor of the base class reports the instance early, so that Context, Self and Become work in constructors.</summary>
    internal void AdoptWhileConstructing(ActorBase actor)
    {
        _actor = actor;
        _behaviour = actor.Receive;
    }

    private void OnCreate()
    {
        if (TryNewInstance() is { } failure) FailedToStart(failure, "could not be constructed");
        else if (Try(_actor!.PreStart) is { } startFailure) FailedToStart(startFailure, "failed in PreStart");
    }

    private void FailedToStart(Exception cause, string what) =>
        HandleFailure(new ActorInitializationException(_self, $"{_self} {what}: {cause.Message}", cause), failedChild: null);

    private Exception? TryNewInstance()
    {
        IsConstructing = true;
        try
        {
            var actor = Props.NewActor();
            _actor = actor;
            if (actor is IWithTimers withTimers) withTimers.Timers = _timers = new ActorTimers(this);
            if (actor is IActorStash withStash) withStash.Stash = _stash = new ActorStash(this, Props.StashCapacity);
            return null;
        }
        catch (Exception e)
        {
            _actor = null;
            return e;
        }
        finally
        {
            IsConstructing = false;
        }
    }

    private void OnRecreate(Exception cause)
    {
        if (_waiting == Waiting.ToTerminate) return;
        if (_actor is { } failed)
        {
            if (Try(() => failed.PreRestart(cause, _failedMessage)) is { } e) PublishError(e, $"PreRestart of {_self} failed");
            ReleaseInstance();
        }

        _recreateCause = cause;
        _waiting = Waiting.ToRecreate;
        ProceedIfChildrenAreGone();
    }

    private void FinishRecreate()
    {
        var cause = _recreateCause!;
        var survivors = _children?.Snapshot() ?? [];
        _waiting = Waiting.ForNothing;
        _recreateCause = null;
        _behavioursBelow = null;
        _failure = null;
        _mailbox.Resume();
        if (TryNewInstance() is { } failure)
        {
            FailedToStart(failure, "could not be constructed again");
        }
        else if (Try(() => _actor!.PostRestart(cause)) is { } restartFailure)
        {
            HandleFailure(new PostRestartException(_self, restartFailure, cause), failedChild: null);
        }
        else
        {
            foreach (var survivor in survivors) survivor.Child.SendSystemMessage(new Recreate(cause));
        }
    }

    private void OnTerminate()
    {
        if (_waiting == Waiting.ToTerminate) return;
        _waiting = Waiting.ToTerminate;
        _mailbox.Suspend();
        if (_children is not null)
        {
            foreach (var child in _children.Snapshot()) Stop(child.Child);
        }

        ProceedIfChildrenAreGone();
    }

    private void ProceedIfChildrenAreGone()
    {
        if (_waiting == Waiting.ToTerminate)
        {
            if (_children is null || _children.IsEmpty) FinishTerminate();
        }
        else if (_waiting == Waiting.ToRecreate && (_children is null || !Array.Exists(_children.Snapshot(), static c => c.IsStopping)))
        {
            FinishRecreate();
        }
    }

    private void FinishTerminate()
    {
        _children?.Close();
        if (_actor is { } actor && Try(actor.PostStop) is { } e) PublishError(e, $"PostStop of {_self} failed");
        ReleaseInstance();
        CancelReceiveTimeout();
        SystemImpl.EventStream.Unsubscribe(_self);
        Volatile.Write(ref _terminated, true);
        _mailbox.Close();
        TellWatchersAndParent();
    }

    private void ReleaseInstance()
    {
        _timers?.CancelAll();
        _stash?.UnstashAll();
        _timers = null;
        _stash = null;
        _actor = null;
        _behaviour = null;
    }

    private static Exception? Try(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private void PublishError(Exception cause, string what) =>
        SystemImpl.EventStream.Publish(new Error(cause, _self.Path.ToString(), Props.Type, $"{what}: {cause.Message}"));
}
