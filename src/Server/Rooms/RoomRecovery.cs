namespace AkkaChat.Server.Rooms;

/// <summary>Whether the room has read its log.</summary>
internal sealed class RoomRecovery
{
    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the log has been read, and fails when it cannot be.</summary>
    public Task Completed => _completed.Task;

    /// <summary>The log has been read.</summary>
    public void Complete() => _completed.TrySetResult();

    /// <summary>The log cannot be read.</summary>
    public void Fail(Exception cause) => _completed.TrySetException(cause);
}
