namespace Akka.TestKit.Internal;

/// <summary>How a kit waits. Each expectation is written once, as a task; for a blocking caller that task is complete when it is returned.</summary>
internal enum Waiting
{
    /// <summary>On the caller's thread.</summary>
    Blocking,

    /// <summary>Without a thread.</summary>
    Asynchronous,
}

/// <summary>The only places where a kit waits.</summary>
internal static class WaitingExtensions
{
    private static readonly Task Never = new TaskCompletionSource().Task;

    /// <summary>Waits for a task, which does not fail if the caller blocks; false: it has not ended in time.</summary>
    internal static async Task<bool> For(this Waiting how, Task task, TimeSpan max, CancellationToken cancellationToken)
    {
        // Tests run on pool threads. The pool replaces one that blocks in Task.Wait at once, so that the actors go on; for a monitor it would not.
        if (how == Waiting.Blocking) return task.Wait(max, cancellationToken);
        await task.WaitAsync(max, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!task.IsCompleted) cancellationToken.ThrowIfCancellationRequested();
        return task.IsCompleted;
    }

    /// <summary>Waits for a time.</summary>
    internal static Task Pause(this Waiting how, TimeSpan duration, CancellationToken cancellationToken) => how.For(Never, duration, cancellationToken);
}
