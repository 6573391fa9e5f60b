using Akka.Event;

namespace Akka.TestKit.Internal;

/// <summary>Takes the log events that match, and counts them.</summary>
/// <param name="matches">Which events.</param>
/// <param name="enough">After how many <see cref="Enough"/> ends.</param>
internal sealed class ActiveFilter(Predicate<LogEvent> matches, int enough)
{
    private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    internal int Count => Volatile.Read(ref _count);

    internal Task Enough => _enough.Task;

    internal bool Take(LogEvent logEvent)
    {
        if (!matches(logEvent)) return false;
        if (Interlocked.Increment(ref _count) == enough) _enough.TrySetResult();
        return true;
    }
}
