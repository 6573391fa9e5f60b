using Akka.Streams.Implementation;

namespace Akka.Streams.Dsl;

/// <summary>What elements pass through: a graph with one open input and one open output.</summary>
/// <typeparam name="TIn">What goes in.</typeparam>
/// <typeparam name="TOut">What comes out.</typeparam>
/// <typeparam name="TMat">What a run hands back.</typeparam>
public sealed class Flow<TIn, TOut, TMat> : IGraph<FlowShape<TIn, TOut>, TMat>
{
    private readonly Func<Island, Built<FlowShape<TIn, TOut>, TMat>> _build;

    internal Flow(Func<Island, Built<FlowShape<TIn, TOut>, TMat>> build) => _build = build;

    /// <summary>Through another flow; the materialised value is this one's.</summary>
    public Flow<TIn, TOut2, TMat> Via<TOut2, TMat2>(IGraph<FlowShape<TOut, TOut2>, TMat2> flow) => ViaMaterialized(flow, Keep.Left);

    /// <summary>Through another flow.</summary>
    /// <param name="flow">The other flow.</param>
    /// <param name="combine">Makes the materialised value from both.</param>
    public Flow<TIn, TOut2, TMat3> ViaMaterialized<TOut2, TMat2, TMat3>(IGraph<FlowShape<TOut, TOut2>, TMat2> flow, Func<TMat, TMat2, TMat3> combine) => new(island =>
    {
        var left = _build(island);
        var right = flow.Build(island);
        left.Shape.Outlet.ConnectTo(right.Shape.Inlet);
        return new(new(left.Shape.Inlet, right.Shape.Outlet), combine(left.Mat, right.Mat));
    });

    /// <summary>The same with another materialised value.</summary>
    public Flow<TIn, TOut, TMat2> MapMaterializedValue<TMat2>(Func<TMat, TMat2> mapFunc) => new(island =>
    {
        var built = _build(island);
        return new(built.Shape, mapFunc(built.Mat));
    });

    IBuilt<FlowShape<TIn, TOut>, TMat> IGraph<FlowShape<TIn, TOut>, TMat>.Build(Island island) => _build(island);
}

/// <summary>Makes flows.</summary>
public static class Flow
{
    /// <summary>A flow that passes elements on as they are: the beginning of a longer one.</summary>
    public static Flow<T, T, NotUsed> Create<T>() => Of(island => new Implementation.Stages.SelectStage<T, T>(island, element => element));

    internal static Flow<TIn, TOut, NotUsed> Of<TIn, TOut>(Func<Island, FlowStage<TIn, TOut>> stage) => new(island =>
    {
        var made = stage(island);
        return new(new(made.In, made.Out), NotUsed.Instance);
    });
}
