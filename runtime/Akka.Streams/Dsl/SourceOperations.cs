using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

/// <summary>What can be done to the elements that come out of a source; each does as its namesake in <see cref="FlowOperations"/>.</summary>
public static class SourceOperations
{
    /// <summary>Each element becomes another.</summary>
    public static Source<TOut, TMat> Select<TIn, TOut, TMat>(this Source<TIn, TMat> source, Func<TIn, TOut> mapper) =>
        source.Via(Flow.Create<TIn>().Select(mapper));

    /// <summary>Only the elements for which a condition holds.</summary>
    public static Source<TOut, TMat> Where<TOut, TMat>(this Source<TOut, TMat> source, Predicate<TOut> predicate) =>
        source.Via(Flow.Create<TOut>().Where(predicate));

    /// <summary>Each element becomes any number of others.</summary>
    public static Source<TOut2, TMat> SelectMany<TOut1, TOut2, TMat>(this Source<TOut1, TMat> source, Func<TOut1, IEnumerable<TOut2>> mapConcater) =>
        source.Via(Flow.Create<TOut1>().SelectMany(mapConcater));

    /// <summary>Each element becomes the result of a task, in order.</summary>
    public static Source<TOut, TMat> SelectAsync<TIn, TOut, TMat>(this Source<TIn, TMat> source, int parallelism, Func<TIn, Task<TOut>> asyncMapper) =>
        source.Via(Flow.Create<TIn>().SelectAsync(parallelism, asyncMapper));

    /// <summary>Elements while a condition holds, then completes.</summary>
    public static Source<TOut, TMat> TakeWhile<TOut, TMat>(this Source<TOut, TMat> source, Predicate<TOut> predicate, bool inclusive = false) =>
        source.Via(Flow.Create<TOut>().TakeWhile(predicate, inclusive));

    /// <summary>Lets elements wait for a slower downstream.</summary>
    public static Source<TOut, TMat> Buffer<TOut, TMat>(this Source<TOut, TMat> source, int size, OverflowStrategy strategy) =>
        source.Via(Flow.Create<TOut>().Buffer(size, strategy));

    /// <summary>First the elements of another source, then this one's.</summary>
    public static Source<TOut2, TMat> Prepend<TOut1, TOut2, TMat>(this Source<TOut1, TMat> source, IGraph<SourceShape<TOut2>, TMat> that)
        where TOut1 : TOut2 => source.Via(Joins.Prepend<TOut1, TOut2, TMat>(that));

    /// <summary>The elements of two sources, as they come.</summary>
    public static Source<TOut2, TMat> Merge<TOut1, TOut2, TMat>(this Source<TOut1, TMat> source, IGraph<SourceShape<TOut2>, TMat> other, bool eagerComplete = false)
        where TOut1 : TOut2 => source.Via(Joins.Merge<TOut1, TOut2, TMat>(other, eagerComplete));

    /// <summary>Tells by a task how the stream ends here.</summary>
    public static Source<TOut, TMat2> WatchTermination<TOut, TMat, TMat2>(this Source<TOut, TMat> source, Func<TMat, Task<Done>, TMat2> materializerFunction) =>
        source.ViaMaterialized(Joins.WatchTermination<TOut>(), materializerFunction);
}
