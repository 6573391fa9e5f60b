using System.Runtime.InteropServices;

namespace AkkaChat.Server.Hosting;

/// <summary>Turns Ctrl+C and SIGTERM into one wish to stop: the first as <see cref="StopPolicy"/> allows, the second always.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly ChatNode _node;
    private readonly StopPolicy _policy;
    private readonly TextWriter _output;
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly TaskCompletionSource _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    /// <summary>Listens to the signals from now on.</summary>
    /// <param name="node">Knows who is here.</param>
    /// <param name="policy">Decides.</param>
    /// <param name="output">Gets the line that says why a Ctrl+C is refused.</param>
    public StopSignals(ChatNode node, StopPolicy policy, TextWriter output)
    {
        _node = node;
        _policy = policy;
        _output = output;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            _ = InterruptAsync();
        });
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            _stop.TrySetResult();
        });
    }

    /// <summary>Done when the server is to stop.</summary>
    public Task StopRequested => _stop.Task;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _oneAtATime.Dispose();
    }

    private async Task InterruptAsync()
    {
        await _oneAtATime.WaitAsync();
        try
        {
            if (_stop.Task.IsCompleted)
                await _output.WriteLineAsync("stopping already: waiting for those who read slowly");
            else if (_policy.Refusal(await _node.CountPeopleAsync()) is { } refusal)
                await _output.WriteLineAsync(refusal);
            else
                _stop.TrySetResult();
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
