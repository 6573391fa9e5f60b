using System.Runtime.InteropServices;

namespace AkkaChat.Client.Frontends.Script;

/// <summary>
/// Ends a script before its input does: after a signal, or when nobody reads its output any more. The first signal makes the script leave
/// as at the end of its input, the second one at once.
/// </summary>
internal sealed class ScriptCancellation : IDisposable
{
    private readonly TaskCompletionSource<int> _requested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _forced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _signals;
    private int _signalCount;

    public ScriptCancellation() => _signals =
    [
        Register(PosixSignal.SIGHUP, Client.ExitCode.HungUp),
        Register(PosixSignal.SIGINT, Client.ExitCode.Interrupted),
        Register(PosixSignal.SIGTERM, Client.ExitCode.Terminated),
    ];

    /// <summary>Completes with the exit code when the script shall leave.</summary>
    public Task<int> Requested => _requested.Task;

    /// <summary>Completes when the script shall leave at once.</summary>
    public Task Forced => _forced.Task;

    /// <summary>Whether a signal has arrived.</summary>
    public bool IsSignal => Volatile.Read(ref _signalCount) > 0;

    /// <summary>Makes the script leave. The first exit code counts.</summary>
    public void Request(int exitCode) => _requested.TrySetResult(exitCode);

    /// <summary>Waits for a task.</summary>
    /// <exception cref="OperationCanceledException">The script shall leave instead.</exception>
    public async Task WaitAsync(Task task)
    {
        if (await Task.WhenAny(_requested.Task, task) != task)
            throw new OperationCanceledException();
        await task;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
    }

    private PosixSignalRegistration Register(PosixSignal signal, int exitCode) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        var isFirst = Interlocked.Increment(ref _signalCount) == 1;
        Request(exitCode);
        if (!isFirst)
            _forced.TrySetResult();
    });
}
