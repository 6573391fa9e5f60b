namespace Akka.Streams;

/// <summary>The way into a stream from outside of it.</summary>
/// <typeparam name="T">What goes in.</typeparam>
public interface ISourceQueue<in T>
{
    /// <summary>Offers an element. With <see cref="OverflowStrategy.Backpressure"/> the task waits for room; only one offer may wait at a time.</summary>
    /// <returns>What became of it: see <see cref="QueueOfferResult"/>.</returns>
    Task<IQueueOfferResult> OfferAsync(T element);

    /// <summary>Done when the stream takes no more, faulted when it failed.</summary>
    Task WatchCompletionAsync();
}

/// <summary>A way into a stream that can also be closed.</summary>
/// <typeparam name="T">What goes in.</typeparam>
public interface ISourceQueueWithComplete<in T> : ISourceQueue<T>
{
    /// <summary>Completes the stream once what was accepted has gone out.</summary>
    void Complete();
}

/// <summary>What became of an offer.</summary>
public interface IQueueOfferResult;

/// <summary>The outcomes of an offer.</summary>
public sealed class QueueOfferResult
{
    private QueueOfferResult()
    {
    }

    /// <summary>It is in.</summary>
    public sealed class Enqueued : IQueueOfferResult
    {
        /// <summary>The only one.</summary>
        public static readonly Enqueued Instance = new();

        private Enqueued()
        {
        }
    }

    /// <summary>The buffer was full.</summary>
    public sealed class Dropped : IQueueOfferResult
    {
        /// <summary>The only one.</summary>
        public static readonly Dropped Instance = new();

        private Dropped()
        {
        }
    }

    /// <summary>The stream has completed.</summary>
    public sealed class QueueClosed : IQueueOfferResult
    {
        /// <summary>The only one.</summary>
        public static readonly QueueClosed Instance = new();

        private QueueClosed()
        {
        }
    }

    /// <summary>The stream has failed.</summary>
    public sealed class Failure(Exception cause) : IQueueOfferResult
    {
        /// <summary>Why.</summary>
        public Exception Cause { get; } = cause;
    }
}
