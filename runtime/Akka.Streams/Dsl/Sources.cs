using Akka.Actor;
using Akka.Streams.Implementation;
using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

/// <summary>Makes sources.</summary>
public static class Source
{
    /// <summary>The elements of a sequence; each run enumerates it anew.</summary>
    public static Source<T, NotUsed> From<T>(IEnumerable<T> enumerable) => Of(island => new SequenceSource<T>(island, enumerable));

    /// <summary>One element.</summary>
    public static Source<T, NotUsed> Single<T>(T element) => From([element]);

    /// <summary>Nothing; fails at once.</summary>
    public static Source<T, NotUsed> Failed<T>(Exception cause) => Of(island => new FailedSource<T>(island, cause));

    /// <summary>An element again and again, for those who ask; ticks that nobody asked for are dropped.</summary>
    /// <param name="initialDelay">The time to the first tick.</param>
    /// <param name="interval">The time between ticks.</param>
    /// <param name="tick">The element.</param>
    /// <returns>A source whose materialised value ends the ticking.</returns>
    public static Source<T, ICancelable> Tick<T>(TimeSpan initialDelay, TimeSpan interval, T tick) => new(island =>
    {
        var stage = new TickSource<T>(island, initialDelay, interval, tick);
        return new(new(stage.Out), stage.Switch);
    });

    /// <summary>What is offered from outside.</summary>
    /// <param name="bufferSize">How many elements may wait for the stream: at least 1, or 0 with <see cref="OverflowStrategy.Backpressure"/>.</param>
    /// <param name="overflowStrategy">What to do with more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The buffer is too small.</exception>
    public static Source<T, ISourceQueueWithComplete<T>> Queue<T>(int bufferSize, OverflowStrategy overflowStrategy)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bufferSize, overflowStrategy == OverflowStrategy.Backpressure ? 0 : 1);
        return new(island =>
        {
            var stage = new QueueSource<T>(island, new ElementBuffer<T>(bufferSize, overflowStrategy));
            return new(new(stage.Out), stage);
        });
    }

    internal static Source<T, NotUsed> Of<T>(Func<Island, SourceStage<T>> stage) => new(island => new(new(stage(island).Out), NotUsed.Instance));
}
