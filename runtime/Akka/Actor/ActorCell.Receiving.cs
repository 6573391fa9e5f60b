using Akka.Dispatch;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <content>From the mailbox to the actor.</content>
internal sealed partial class ActorCell
{
    /// <summary>How many lines of the processor's cache it takes.</summary>
    internal const int Lines = 5;

    // An actor, and behind it in memory what its constructor has made; the same of a connection.
    private const int LinesOfActor = 5, LinesOfPartner = 6, LinesOfDelegate = 2;

    private object? _message;
    private IActorRef? _sender;
    private ActorTimers? _timers;
    private ActorStash? _stash;
    private TimeSpan? _receiveTimeout;
    private ICancelable? _receiveTimeoutTimer;
    private Task? _awaited; // the handler whose end the mailbox waits for

    internal object? CurrentMessage => _message;

    internal bool IsCurrentMessageStashed { get; set; }

    /// <inheritdoc/>
    public void SetReceiveTimeout(TimeSpan? timeout)
    {
        if (timeout is { } span && (span <= TimeSpan.Zero || span > SchedulerBase.Longest))
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, $"A receive timeout must be positive and at most {SchedulerBase.Longest}.");
        _receiveTimeout = timeout;
        CancelReceiveTimeout();
        if (_message is null) StartReceiveTimeout(); // else the end of this message does
    }

    internal void FetchActor()
    {
        CacheLines.Fetch(_actor, LinesOfActor);
        CacheLines.Fetch(_behaviour, LinesOfDelegate);
        CacheLines.Fetch(_self, 1);
    }

    /// <summary>An actor that watches one other most likely works with it.</summary>
    internal void FetchPartner() => CacheLines.Fetch(_watching.Only, LinesOfPartner);

    internal void Invoke(object message, IActorRef? sender)
    {
        _message = message;
        _sender = sender;
        IsCurrentMessageStashed = false;
        try
        {
            if (_receiveTimeoutTimer is not null && message is ReceiveTimeout or (not INotInfluenceReceiveTimeout)) CancelReceiveTimeout();
            Handle(message);
        }
        catch (Exception e)
        {
            HandleFailure(e, failedChild: null);
        }
        finally
        {
            _message = null;
            _sender = null;
            if (_receiveTimeoutTimer is null && _awaited is null && !_terminated) StartReceiveTimeout();
        }
    }

    internal void InvokeSystem(SystemMessage message)
    {
        try
        {
            switch (message)
            {
                case Watch watch: OnWatch(watch.Watcher); break;
                case Unwatch unwatch: _watchers.Remove(unwatch.Watcher); break;
                case DeathWatchNotification death: OnDeath(death); break;
                case var _ when _terminated: break;
                case Create: OnCreate(); break;
                case Terminate: OnTerminate(); break;
                case Failed failed: OnChildFailed(failed); break;
                case Recreate recreate: OnRecreate(recreate.Cause); break;
                case Suspend: OnSuspend(); break;
                case Resume resume: OnResume(resume.ForFailure); break;
                case RunContinuation continuation: continuation.Run(); break;
            }
        }
        catch (Exception e)
        {
            HandleFailure(e, failedChild: null);
        }
    }

    internal void DrainToDeadLetters(Mailbox mailbox)
    {
        while (mailbox.TryTake(out var message, out var sender)) SystemImpl.DeadLetters.Tell(new Event.DeadLetter(message, sender ?? SystemImpl.DeadLetters, _self), sender!);
    }

    /// <summary>Runs a handler's task as the actor: its continuations come back here, and no other message is handled before its end.</summary>
    internal void RunTask(Func<Task> handler)
    {
        var scheduler = new ActorTaskScheduler(this, _message, _sender);
        var start = new Task<Task>(handler);
        start.RunSynchronously(scheduler);
        var task = start.Unwrap();
        if (task.IsCompleted)
        {
            task.GetAwaiter().GetResult();
            return;
        }

        _awaited = task;
        _mailbox.Suspend();
        _ = task.ContinueWith(
            ended => scheduler.RunInActor(() => EndAwait(ended)),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Runs something with the message and sender of the handler that it continues.</summary>
    internal void RunAs(object? message, IActorRef? sender, Action run)
    {
        if (_terminated) return;
        _message = message;
        _sender = sender;
        try
        {
            run();
        }
        catch (Exception e)
        {
            HandleFailure(e, failedChild: null);
        }
        finally
        {
            _message = null;
            _sender = null;
        }
    }

    private void EndAwait(Task ended)
    {
        if (ReferenceEquals(_awaited, ended))
        {
            _awaited = null;
            _mailbox.Resume();
            if (_receiveTimeoutTimer is null) StartReceiveTimeout();
            ended.GetAwaiter().GetResult();
        }
        else if (ended.Exception is { } late) // the instance that began it is gone
        {
            PublishError(late.GetBaseException(), $"A handler of {_self} failed after its actor was restarted");
        }
    }

    private void Handle(object message)
    {
        switch (message)
        {
            case IAutoReceivedMessage: AutoReceive(message); break;
            case TimerFired fired:
                if (_timers is not null && _timers.TryTake(fired, out var due)) Deliver(due);
                break;
            default: Deliver(message); break;
        }
    }

    private void Deliver(object message)
    {
        _message = message;
        _actor!.AroundReceive(_behaviour!, message);
    }

    private void AutoReceive(object message)
    {
        switch (message)
        {
            case Terminated news:
                if (TakeAnnouncement(news) is { } announcement) Deliver(announcement);
                break;
            case PoisonPill: OnTerminate(); break;
            case Kill: throw new ActorKilledException($"{_self} was killed.");
            case Identify identify: Sender.Tell(new ActorIdentity(identify.MessageId, _self), _self); break;
        }
    }

    private void StartReceiveTimeout()
    {
        if (_receiveTimeout is { } timeout)
            _receiveTimeoutTimer = SystemImpl.Scheduler.ScheduleTellOnceCancelable(timeout, _self, ReceiveTimeout.Instance, _self);
    }

    private void CancelReceiveTimeout()
    {
        _receiveTimeoutTimer?.Cancel();
        _receiveTimeoutTimer = null;
    }
}
