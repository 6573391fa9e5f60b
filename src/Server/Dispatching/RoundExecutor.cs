using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
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
    private readonly Queue<IRunnable> _round = new();
    private readonly ConcurrentQueue<IRunnable> _next = new();
    private readonly SemaphoreSlim _wakeUp = new(0);
    private readonly Thread _thread;
    private int _isAsleep;
    private volatile bool _isShutDown;

    /// <summary>Starts the thread.</summary>
    /// <param name="id">The dispatcher's name; the thread gets it too.</param>
    public RoundExecutor(string id)
        : base(id)
    {
        _thread = new Thread(Run) { IsBackground = true, Name = id };
        _thread.Start();
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
        while (!_isShutDown)
        {
            RunRound();
            if (!TryTakeNext())
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
