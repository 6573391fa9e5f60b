using Akka.Streams.Implementation.Stages;
using Akka.Util;

namespace Akka.Streams.Dsl;

/// <summary>What can be done to the elements that come out of a flow. See <see cref="SourceOperations"/> for the same on sources.</summary>
public static class FlowOperations
{
    /// <summary>Each element becomes another.</summary>
    public static Flow<TIn, TOut2, TMat> Select<TIn, TOut1, TOut2, TMat>(this Flow<TIn, TOut1, TMat> flow, Func<TOut1, TOut2> mapper) =>
        flow.Via(Flow.Of(island => new SelectStage<TOut1, TOut2>(island, mapper)));

    /// <summary>Only the elements for which a condition holds.</summary>
    public static Flow<TIn, TOut, TMat> Where<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, Predicate<TOut> predicate) =>
        flow.SelectMany(element => predicate(element) ? [element] : Array.Empty<TOut>());

    /// <summary>Each element becomes any number of others.</summary>
    public static Flow<TIn, TOut2, TMat> SelectMany<TIn, TOut1, TOut2, TMat>(this Flow<TIn, TOut1, TMat> flow, Func<TOut1, IEnumerable<TOut2>> mapConcater) =>
        flow.StatefulSelectMany(() => mapConcater);

    /// <summary>Each element becomes any number of others, by a function with a memory: each run makes one of its own.</summary>
    public static Flow<TIn, TOut2, TMat> StatefulSelectMany<TIn, TOut1, TOut2, TMat>(
        this Flow<TIn, TOut1, TMat> flow, Func<Func<TOut1, IEnumerable<TOut2>>> mapConcaterFactory) =>
        flow.Via(Flow.Of(island => new SelectManyStage<TOut1, TOut2>(island, mapConcaterFactory())));

    /// <summary>Each element becomes the result of a task, in order.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="parallelism">How many tasks may run at a time.</param>
    /// <param name="asyncMapper">Starts a task.</param>
    public static Flow<TIn, TOut2, TMat> SelectAsync<TIn, TOut1, TOut2, TMat>(
        this Flow<TIn, TOut1, TMat> flow, int parallelism, Func<TOut1, Task<TOut2>> asyncMapper) =>
        flow.Via(Flow.Of(island => new SelectAsyncStage<TOut1, TOut2>(island, parallelism, asyncMapper)));

    /// <summary>Elements while a condition holds, then completes.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="predicate">The condition.</param>
    /// <param name="inclusive">The first element for which it does not hold passes too.</param>
    public static Flow<TIn, TOut, TMat> TakeWhile<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, Predicate<TOut> predicate, bool inclusive = false) =>
        flow.Via(Flow.Of(island => new TakeWhileStage<TOut>(island, predicate, inclusive)));

    /// <summary>Lets elements wait for a slower downstream.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="size">How many; at least 1.</param>
    /// <param name="strategy">What to do with more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The buffer is too small.</exception>
    public static Flow<TIn, TOut, TMat> Buffer<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, int size, OverflowStrategy strategy)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return flow.Via(Flow.Of(island => new BufferStage<TOut>(island, new ElementBuffer<TOut>(size, strategy))));
    }

    /// <summary>Fails with a <see cref="TimeoutException"/> when no element passes for a time.</summary>
    public static Flow<TIn, TOut, TMat> IdleTimeout<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, TimeSpan timeout) =>
        flow.Via(Flow.Of(island => new IdleTimeoutStage<TOut>(island, timeout)));

    /// <summary>First the elements of another source, then this one's.</summary>
    public static Flow<TIn, TOut2, TMat> Prepend<TIn, TOut1, TOut2, TMat>(this Flow<TIn, TOut1, TMat> flow, IGraph<SourceShape<TOut2>, TMat> that)
        where TOut1 : TOut2 => flow.Via(Joins.Prepend<TOut1, TOut2, TMat>(that));

    /// <summary>First this one's elements, then those of another source.</summary>
    public static Flow<TIn, TOut, TMat> Concat<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, IGraph<SourceShape<TOut>, TMat> other) =>
        flow.Via(Joins.Concat<TOut, TOut, TMat>(other));

    /// <summary>In the place of a failure one last element, if there is one for it; then completes.</summary>
    public static Flow<TIn, TOut, TMat> Recover<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, Func<Exception, Option<TOut>> partialFunc) =>
        flow.Via(Flow.Of(island => new RecoverStage<TOut>(island, partialFunc)));

    /// <summary>The elements of two sources, as they come.</summary>
    /// <param name="flow">The one.</param>
    /// <param name="other">The other.</param>
    /// <param name="eagerComplete">Completes with the first of them rather than with the last.</param>
    public static Flow<TIn, TOut2, TMat> Merge<TIn, TOut1, TOut2, TMat>(
        this Flow<TIn, TOut1, TMat> flow, IGraph<SourceShape<TOut2>, TMat> other, bool eagerComplete = false)
        where TOut1 : TOut2 => flow.Via(Joins.Merge<TOut1, TOut2, TMat>(other, eagerComplete));
}
