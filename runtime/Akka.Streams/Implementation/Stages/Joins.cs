namespace Akka.Streams.Implementation.Stages;

/// <summary>Flows that bring another source in, or watch.</summary>
internal static class Joins
{
    public static Dsl.Flow<TIn, TOut, NotUsed> Prepend<TIn, TOut, TMat>(IGraph<SourceShape<TOut>, TMat> first)
        where TIn : TOut => Join<TIn, TOut, TMat>(first, island => new PrependStage<TIn, TOut>(island));

    public static Dsl.Flow<TIn, TOut, NotUsed> Concat<TIn, TOut, TMat>(IGraph<SourceShape<TOut>, TMat> last)
        where TIn : TOut => Join<TIn, TOut, TMat>(last, island => new ConcatStage<TIn, TOut>(island));

    public static Dsl.Flow<TIn, TOut, NotUsed> Merge<TIn, TOut, TMat>(IGraph<SourceShape<TOut>, TMat> other, bool eagerComplete)
        where TIn : TOut => Join<TIn, TOut, TMat>(other, island => new MergeStage<TIn, TOut>(island, eagerComplete));

    public static Dsl.Flow<T, T, Task<Done>> WatchTermination<T>() => new(island =>
    {
        var stage = new WatchTerminationStage<T>(island);
        return new(new(stage.In, stage.Out), stage.Result);
    });

    private static Dsl.Flow<TIn, TOut, NotUsed> Join<TIn, TOut, TMat>(IGraph<SourceShape<TOut>, TMat> other, Func<Island, JoinStage<TIn, TOut>> make)
        where TIn : TOut => new(island =>
    {
        var stage = make(island);
        other.Build(island).Shape.Outlet.ConnectTo(stage.Other);
        return new(new(stage.In, stage.Out), NotUsed.Instance);
    });
}
