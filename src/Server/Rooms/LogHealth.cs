namespace AkkaChat.Server.Rooms;

/// <summary>Whether the room can read and write its log.</summary>
internal sealed class LogHealth
{
    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Exception> _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the log has been read, and fails when it cannot be.</summary>
    public Task Completed => _completed.Task;

    /// <summary>Completes with the cause when a record cannot be written: the room has stopped, because nobody may be told what is not recorded.</summary>
    public Task<Exception> Stopped => _stopped.Task;

    /// <summary>The log has been read.</summary>
    public void Complete() => _completed.TrySetResult();

    /// <summary>The log cannot be read.</summary>
    public void Fail(Exception cause) => _completed.TrySetException(cause);

    /// <summary>A record cannot be written.</summary>
    public void Stop(Exception cause) => _stopped.TrySetResult(cause);
}
