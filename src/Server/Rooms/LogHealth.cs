namespace AkkaChat.Server.Rooms;

/// <summary>Whether the room could read its log: a server that cannot does not start.</summary>
internal sealed class LogHealth
{
    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the log has been read, and fails when it cannot be.</summary>
    public Task Completed => _completed.Task;

    /// <summary>The log has been read.</summary>
    public void Complete() => _completed.TrySetResult();

    /// <summary>The log cannot be read.</summary>
    public void Fail(Exception cause) => _completed.TrySetException(cause);
}
