using System.Diagnostics;

namespace AkkaChat.Server.Rooms;

/// <summary>Whether the room can use its log: a server that cannot read it does not start, and one that cannot write it is not ready.</summary>
internal sealed class RoomReadiness
{
    private static readonly TimeSpan LongestRecord = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? _problem;
    private long _writingSince;

    /// <summary>Completes when the log has been read, and fails when it cannot be.</summary>
    public Task Completed => _completed.Task;

    /// <summary>Since when a record is being written, a timestamp of <see cref="Stopwatch"/>.</summary>
    public long WritingSince
    {
        set => Volatile.Write(ref _writingSince, value);
    }

    /// <summary>Why nothing can be recorded; null as far as that is known to work.</summary>
    public string? Problem
    {
        get => _problem ?? (Volatile.Read(ref _writingSince) is > 0 and var since && Stopwatch.GetElapsedTime(since) > LongestRecord
            ? "a record has been on its way to the log for too long"
            : null);
        set => _problem = value;
    }

    /// <summary>The log has been read.</summary>
    public void Complete() => _completed.TrySetResult();

    /// <summary>The log cannot be read.</summary>
    public void Fail(Exception cause) => _completed.TrySetException(cause);

    /// <summary>A record has been written.</summary>
    public void Written()
    {
        _problem = null;
        WritingSince = 0;
    }
}
