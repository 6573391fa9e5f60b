using System.Collections.Concurrent;
using System.Diagnostics;
using Akka.Actor;
using Akka.Dispatch;

namespace AkkaChat.Server.Dispatching;

/// <summary>
/// Runs actors one at a time, in rounds. Work that they add runs first. Work that other threads add (sockets that were read,
/// timers) is taken when that is done, all of it at once. So the lines that were read during a round of sends form one batch:
/// docs/PERFORMANCE.md has the figures. Code that blocks must not run here.
/// </summary>
/// <param name="id">The dispatcher's name.</param>
internal abstract class RoundExecutor(string id) : ExecutorService(id)
{
    // How long a message waits for idleness at most, so that it comes however busy the thread is.
    private static readonly long MaxWait = Stopwatch.Frequency / 1000;

    [ThreadStatic]
    private static RoundExecutor? _current;

    private readonly Queue<IRunnable> _round = new();
    private readonly ConcurrentQueue<IRunnable> _next = new();
    private readonly Queue<(IActorRef Actor, object Message)> _whenIdle = new();
    private long _idleAtLatest;
    private TimeSpan _rest;
    private bool _hasRested;
    private volatile bool _isShutDown;

    /// <summary>Whether the actor system has ended.</summary>
    protected bool IsShutDown => _isShutDown;

    /// <summary>Whether other threads have added work.</summary>
    protected bool HasNext => !_next.IsEmpty;

    /// <summary>Whether <see cref="TryRun"/> may find something to do.</summary>
    protected bool MayHaveMore => HasNext || _whenIdle.Count > 0;

    /// <summary>
    /// Tells an actor a message when nothing else is left to run, or after a millisecond. So it comes after the work that other threads
    /// have added by then. On another executor the message is sent at once.
    /// </summary>
    /// <param name="actor">The actor.</param>
    /// <param name="message">The message.</param>
    public static void TellWhenIdle(IActorRef actor, object message)
    {
        if (_current is { } executor)
            executor.AddWhenIdle(actor, message);
        else
            actor.Tell(message, actor);
    }

    /// <summary>
    /// From now on the thread rests, when nothing is left to run, before it tells what <see cref="TellWhenIdle"/> was given: it runs nothing meanwhile, and is not woken
    /// up for each line that arrives.
    /// </summary>
    /// <param name="time">For how long, in whole milliseconds; zero for not at all. On another executor nothing happens.</param>
    public static void RestFor(TimeSpan time)
    {
        if (_current is { } executor)
            executor._rest = time;
    }

    /// <inheritdoc />
    public override void Execute(IRunnable run)
    {
        if (_current == this)
        {
            _round.Enqueue(run);
            return;
        }
        _next.Enqueue(run);
        WakeUp();
    }

    /// <inheritdoc />
    public override void Shutdown()
    {
        _isShutDown = true;
        WakeUp();
    }

    /// <summary>Has the thread look for work, if it sleeps. Any thread may call it.</summary>
    protected abstract void WakeUp();

    /// <summary>Runs a round, on the thread.</summary>
    /// <returns>False if nothing was left to do: the thread may sleep.</returns>
    protected bool TryRun()
    {
        _current = this;
        var isBusy = (!IsIdleOverdue() && TryTakeNext()) || TryRest() || TryTellWhenIdle();
        while (_round.TryDequeue(out var run))
            run.Run();
        _current = null;
        return isBusy;
    }

    private void AddWhenIdle(IActorRef actor, object message)
    {
        if (_whenIdle.Count == 0)
            WaitForIdleness();
        _whenIdle.Enqueue((actor, message));
    }

    private void WaitForIdleness() => _idleAtLatest = Stopwatch.GetTimestamp() + MaxWait;

    private bool IsIdleOverdue() => _whenIdle.Count > 0 && Stopwatch.GetTimestamp() > _idleAtLatest;

    private bool TryTakeNext()
    {
        while (_next.TryDequeue(out var run))
            _round.Enqueue(run);
        return _round.Count > 0;
    }

    private bool TryRest()
    {
        if (_hasRested || _rest == TimeSpan.Zero || _whenIdle.Count == 0)
        {
            _hasRested = false;
            return false;
        }
        Thread.Sleep(_rest);
        _hasRested = true;

        // What came meanwhile goes first: what was added, and what sockets have to read.
        TryTakeNext();
        WaitForIdleness();
        return true;
    }

    private bool TryTellWhenIdle()
    {
        if (!_whenIdle.TryDequeue(out var next))
            return false;
        next.Actor.Tell(next.Message, next.Actor);
        return true;
    }
}
