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
    private bool _hasStarted;
    private bool _terminated;

    /// <summary>True from the moment the actor's constructor is called until its base class has reported the instance.</summary>
    internal bool IsConstructing { get; private set; }

    /// <summary>From the creator's thread: the first message of every mailbox.</summary>
    internal void Start() => _mailbox.EnqueueSystem(new Create());

    /// <summary>The constructor of the base class reports the instance early, so that Context, Self and Become work in constructors.</summary>
    internal void AdoptWhileConstructing(ActorBase actor)
    {
        IsConstructing = false;
        _actor = actor;
        _behaviour = actor.Receive;
    }

    private void OnCreate()
    {
        if ((TryNewInstance() ?? Try(_actor!.PreStart)) is { } failure)
            FailedToStart(new ActorInitializationException(_self, $"{_self} could not be started: {failure.Message}", failure));
        else
            _hasStarted = true;
    }

    private void FailedToStart(ActorInitializationException failure)
    {
        ReleaseInstance();
        HandleFailure(failure, failedChild: null);
    }

    private Exception? TryNewInstance()
    {
        IsConstructing = true;
        try
        {
            var actor = Props.NewActor();
            actor.OnConstructed();
            if (actor is IWithTimers withTimers) withTimers.Timers = _timers = new ActorTimers(this);
            if (actor is IActorStash withStash) withStash.Stash = _stash = new ActorStash(this, actor is IWithStash ? Props.StashCapacity : 0);
            return null;
        }
        catch (Exception e)
        {
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
        if (_waiting == Waiting.ToRecreate)
        {
            _mailbox.Resume(); // one restart answers both, and each came with a suspension of its own
            return;
        }

        if (_actor is { } failed)
        {
            if (Try(() => failed.PreRestart(cause, _failedMessage)) is { } e) PublishError(e, $"PreRestart of {_self} failed");
            ReleaseInstance();
        }
        else
        {
            StopChildren(); // those of an instance that did not come to life
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
        ForgetFailure();
        _mailbox.Resume();
        if (!_hasStarted)
        {
            OnCreate();
        }
        else if ((TryNewInstance() ?? Try(() => _actor!.PostRestart(cause))) is { } failure)
        {
            FailedToStart(new PostRestartException(_self, failure, cause));
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
        (_children ?? Interlocked.CompareExchange(ref _children, Children.None, null) ?? Children.None).Close();
        StopChildren();
        ProceedIfChildrenAreGone();
    }

    private void StopChildren()
    {
        if (_children is null) return;
        foreach (var child in _children.Snapshot()) Stop(child.Child);
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
        if (_actor is { } actor && Try(actor.PostStop) is { } e) PublishError(e, $"PostStop of {_self} failed");
        ReleaseInstance();
        ForgetFailure();
        CancelReceiveTimeout();
        _announced = default;
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
        _strategy = null;
        _behaviour = null;
        _behavioursBelow = null;
        if (_awaited is null) return;
        _awaited = null;
        _mailbox.Resume();
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
