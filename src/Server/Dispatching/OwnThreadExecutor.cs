using System.Diagnostics.CodeAnalysis;

namespace AkkaChat.Server.Dispatching;

/// <summary>Runs actors on a thread of their own.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The thread disposes of the semaphore when it ends.")]
internal sealed class OwnThreadExecutor : RoundExecutor
{
    private readonly SemaphoreSlim _wakeUp = new(0);
    private int _isAsleep;

    /// <summary>Starts the thread.</summary>
    /// <param name="id">The dispatcher's name; the thread gets it too.</param>
    public OwnThreadExecutor(string id)
        : base(id) => new Thread(Run) { IsBackground = true, Name = id }.Start();

    /// <inheritdoc />
    protected override void WakeUp()
    {
        if (Volatile.Read(ref _isAsleep) == 1 && Interlocked.Exchange(ref _isAsleep, 0) == 1)
            _wakeUp.Release();
    }

    private void Run()
    {
        while (!IsShutDown)
        {
            if (!TryRun())
                Sleep();
        }
        _wakeUp.Dispose();
    }

    private void Sleep()
    {
        // Must come before the last look: a thread that adds work from now on wakes this one up.
        Interlocked.Exchange(ref _isAsleep, 1);
        var isNeeded = HasNext || IsShutDown;
        if (!isNeeded || Interlocked.Exchange(ref _isAsleep, 0) == 0)
            _wakeUp.Wait();
    }
}
