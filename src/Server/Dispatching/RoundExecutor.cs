using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Dispatch;

namespace AkkaChat.Server.Dispatching;

/// <summary>
/// Runs actors on one thread, in rounds. Work that this thread adds runs first. Work that other threads add (sockets that were read,
/// timers) is taken when that is done, all of it at once. So the lines that were read during a round of sends form one batch:
/// docs/PERFORMANCE.md has the figures. Code that blocks must not run here.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The thread disposes of the semaphore when it ends.")]
internal sealed class RoundExecutor : ExecutorService
{
    // How long a message waits for idleness at most, so that it comes however busy the thread is.
    private static readonly long MaxWait = Stopwatch.Frequency / 1000;

    [ThreadStatic]
    private static RoundExecutor? _current;

    private readonly Queue<IRunnable> _round = new();
    private readonly ConcurrentQueue<IRunnable> _next = new();
    private readonly SemaphoreSlim _wakeUp = new(0);
    private readonly Thread _thread;
    private readonly Queue<(IActorRef Actor, object Message, long Latest)> _whenIdle = new();
    private int _isAsleep;
    private TimeSpan _rest;
    private bool _hasRested;
    private volatile bool _isShutDown;

    /// <summary>Starts the thread.</summary>
    /// <param name="id">The dispatcher's name; the thread gets it too.</param>
    public RoundExecutor(string id)
        : base(id)
    {
        _thread = new Thread(Run) { IsBackground = true, Name = id };
        _thread.Start();
    }

    /// <summary>
    /// Tells an actor a message when nothing else is left to run, or after a millisecond. So it comes after the work that other threads
    /// have added by then. On another executor the message is sent at once.
    /// </summary>
    /// <param name="actor">The actor.</param>
    /// <param name="message">The message.</param>
    public static void TellWhenIdle(IActorRef actor, object message)
    {
        if (_current is { } executor)
            executor._whenIdle.Enqueue((actor, message, Stopwatch.GetTimestamp() + MaxWait));
        else
            actor.Tell(message, actor);
    }

    /// <summary>
    /// From now on the thread rests each time when nothing is left to run, before it counts as idle and before it sleeps: it runs nothing meanwhile, and is not woken
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
        if (Thread.CurrentThread == _thread)
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

    private void Run()
    {
        _current = this;
        while (!_isShutDown)
        {
            RunRound();
            if (!IsOverdue() && TryTakeNext())
                continue;
            if (!_hasRested && _rest > TimeSpan.Zero)
            {
                Rest();
                continue;
            }
            _hasRested = false;
            if (!TryTellWhenIdle())
                Sleep();
        }
        _wakeUp.Dispose();
    }

    private void RunRound()
    {
        while (_round.TryDequeue(out var run))
            run.Run();
    }

    private bool TryTakeNext()
    {
        while (_next.TryDequeue(out var run))
            _round.Enqueue(run);
        return _round.Count > 0;
    }

    private bool IsOverdue() => _whenIdle.TryPeek(out var next) && Stopwatch.GetTimestamp() > next.Latest;

    private void Rest()
    {
        Thread.Sleep(_rest);
        _hasRested = true;
        TryTakeNext(); // even if a message for idleness has waited long enough
    }

    private bool TryTellWhenIdle()
    {
        if (!_whenIdle.TryDequeue(out var next))
            return false;
        next.Actor.Tell(next.Message, next.Actor);
        return true;
    }

    private void Sleep()
    {
        // Must come before the last look: a thread that adds work from now on wakes this one up.
        Interlocked.Exchange(ref _isAsleep, 1);
        var isNeeded = !_next.IsEmpty || _isShutDown;
        if (!isNeeded || Interlocked.Exchange(ref _isAsleep, 0) == 0)
            _wakeUp.Wait();
    }

    private void WakeUp()
    {
        if (Volatile.Read(ref _isAsleep) == 1 && Interlocked.Exchange(ref _isAsleep, 0) == 1)
            _wakeUp.Release();
    }
}
