using Akka.Streams.Implementation;

namespace Akka.Streams.Dsl;

/// <summary>Where elements come from: a graph with one open output.</summary>
/// <typeparam name="TOut">What comes.</typeparam>
/// <typeparam name="TMat">What a run hands back.</typeparam>
public sealed class Source<TOut, TMat> : IGraph<SourceShape<TOut>, TMat>
{
    private readonly Func<Island, Built<SourceShape<TOut>, TMat>> _build;

    internal Source(Func<Island, Built<SourceShape<TOut>, TMat>> build) => _build = build;

    /// <summary>Through a flow; the materialised value is this one's.</summary>
    public Source<TOut2, TMat> Via<TOut2, TMat2>(IGraph<FlowShape<TOut, TOut2>, TMat2> flow) => ViaMaterialized(flow, Keep.Left);

    /// <summary>Through a flow.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="combine">Makes the materialised value from both.</param>
    public Source<TOut2, TMat3> ViaMaterialized<TOut2, TMat2, TMat3>(IGraph<FlowShape<TOut, TOut2>, TMat2> flow, Func<TMat, TMat2, TMat3> combine) => new(island =>
    {
        var left = _build(island);
        var right = flow.Build(island);
        left.Shape.Outlet.ConnectTo(right.Shape.Inlet);
        return new(new(right.Shape.Outlet), combine(left.Mat, right.Mat));
    });

    /// <summary>Into a sink; the materialised value is this one's.</summary>
    public IRunnableGraph<TMat> To<TMat2>(IGraph<SinkShape<TOut>, TMat2> sink) => ToMaterialized(sink, Keep.Left);

    /// <summary>Into a sink.</summary>
    /// <param name="sink">The sink.</param>
    /// <param name="combine">Makes the materialised value from both.</param>
    public IRunnableGraph<TMat3> ToMaterialized<TMat2, TMat3>(IGraph<SinkShape<TOut>, TMat2> sink, Func<TMat, TMat2, TMat3> combine) => new RunnableGraph<TMat3>(island =>
    {
        var left = _build(island);
        var right = sink.Build(island);
        left.Shape.Outlet.ConnectTo(right.Shape.Inlet);
        return combine(left.Mat, right.Mat);
    });

    /// <summary>Runs into a sink and hands back the sink's value.</summary>
    public TMat2 RunWith<TMat2>(IGraph<SinkShape<TOut>, TMat2> sink, IMaterializer materializer) => ToMaterialized(sink, Keep.Right).Run(materializer);

    /// <summary>The same with another materialised value.</summary>
    public Source<TOut, TMat2> MapMaterializedValue<TMat2>(Func<TMat, TMat2> mapFunc) => new(island =>
    {
        var built = _build(island);
        return new(built.Shape, mapFunc(built.Mat));
    });

    IBuilt<SourceShape<TOut>, TMat> IGraph<SourceShape<TOut>, TMat>.Build(Island island) => _build(island);
}
