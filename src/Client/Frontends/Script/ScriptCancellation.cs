using System.Runtime.InteropServices;

namespace AkkaChat.Client.Frontends.Script;

/// <summary>
/// What ends a script before its input does: a signal, or that nobody reads its output any more. It then leaves as at the end of its
/// input; at a second signal it leaves at once.
/// </summary>
internal sealed class ScriptCancellation : IDisposable
{
    private readonly TaskCompletionSource _come = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _again = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _signals;
    private int _count;

    public ScriptCancellation() => _signals =
    [
        On(PosixSignal.SIGHUP, Client.ExitCode.HungUp),
        On(PosixSignal.SIGINT, Client.ExitCode.Interrupted),
        On(PosixSignal.SIGTERM, Client.ExitCode.Terminated),
    ];

    /// <summary>Whether it is time to leave.</summary>
    public bool HasCome => _come.Task.IsCompleted;

    /// <summary>Whether somebody sent a signal.</summary>
    public bool IsSignal => _count > 0;

    /// <summary>Done when there is no time for anything else.</summary>
    public Task Again => _again.Task;

    /// <summary>What the process tells the shell about it.</summary>
    public int ExitCode { get; private set; }

    /// <summary>It is time to leave.</summary>
    public void Stop(int exitCode)
    {
        if (!HasCome)
            ExitCode = exitCode;
        _come.TrySetResult();
    }

    /// <summary>Waits for something.</summary>
    /// <exception cref="OperationCanceledException">It is time to leave instead.</exception>
    public async Task OrAsync(Task task)
    {
        if (await Task.WhenAny(_come.Task, task) != task)
            throw new OperationCanceledException();
        await task;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
    }

    private PosixSignalRegistration On(PosixSignal signal, int exitCode) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        var isFirst = Interlocked.Increment(ref _count) == 1;
        Stop(exitCode);
        if (!isFirst)
            _again.TrySetResult();
    });
}
