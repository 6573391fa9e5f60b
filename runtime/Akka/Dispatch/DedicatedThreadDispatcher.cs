using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Akka.Dispatch;

/// <summary>
/// Runs mailboxes on a few threads of its own, strictly first come, first served: what becomes ready while a run is under way waits
/// behind all that was ready before. <c>type = ForkJoinDispatcher</c> with <c>dedicated-thread-pool.thread-count</c>.
/// </summary>
internal sealed class DedicatedThreadDispatcher : MessageDispatcher, IDisposable
{
    // For actors that are never done. Else sockets are looked at when nothing is ready: what came while a room of thousands was sent to
    // is then read together, and answered together.
    private const int MaxRunsBetweenLooks = 16_384;

    private readonly ConcurrentQueue<Mailbox> _ready = new();
    private readonly int _threads;
    private volatile Parking _parking = new SemaphoreParking();
    private int _sleeping;
    private volatile bool _stopped;

    internal DedicatedThreadDispatcher(string id, int throughput, int threads)
        : base(id, throughput)
    {
        _threads = threads;
        for (var i = 1; i <= threads; i++)
            new Thread(Work) { IsBackground = true, Name = $"{id}-{i}" }.Start();
    }

    /// <summary>The threads end when they find nothing to do; what comes later runs on the thread pool.</summary>
    public void Dispose()
    {
        _stopped = true;
        _parking.Unpark(_threads);
    }

    /// <summary>Lets its thread wait elsewhere from now on. False: there are several.</summary>
    internal bool TryParkAt(Parking parking)
    {
        if (_threads != 1) return false;
        var before = _parking;
        _parking = parking;
        before.Unpark(1);
        return true;
    }

    internal override void Execute(Mailbox mailbox)
    {
        if (_stopped)
        {
            ThreadPool.UnsafeQueueUserWorkItem(mailbox, preferLocal: false);
            return;
        }

        _ready.Enqueue(mailbox);
        Interlocked.MemoryBarrier(); // either this sees a thread that goes to sleep, or that thread sees the mailbox
        if (TryTakeSleeper()) _parking.Unpark(1);
        if (_stopped && _ready.TryDequeue(out var late)) ThreadPool.UnsafeQueueUserWorkItem(late, preferLocal: false);
    }

    private void Work()
    {
        var ahead = _threads == 1 ? new LookAhead(_ready) : null; // with several threads it would keep work from those that have none
        while (true)
        {
            for (var runs = 0; runs < MaxRunsBetweenLooks && TryTake(ahead, out var mailbox); runs++) mailbox.Run();
            var parking = _parking;
            if (_ready.IsEmpty && ahead is not { IsEmpty: false })
            {
                if (_stopped) return;
                Interlocked.Increment(ref _sleeping);
                if ((_ready.IsEmpty || !TryTakeSleeper()) && !parking.Park()) TryTakeSleeper();
            }

            parking.Look();
        }
    }

    private bool TryTake(LookAhead? ahead, [NotNullWhen(true)] out Mailbox? mailbox) =>
        ahead is null ? _ready.TryDequeue(out mailbox) : ahead.TryTake(out mailbox);

    /// <summary>Takes one announcement to sleep back: whoever does so wakes that thread or is that thread. False: there is none.</summary>
    private bool TryTakeSleeper()
    {
        int sleeping;
        do
        {
            sleeping = Volatile.Read(ref _sleeping);
            if (sleeping == 0) return false;
        }
        while (Interlocked.CompareExchange(ref _sleeping, sleeping - 1, sleeping) != sleeping);
        return true;
    }
}
