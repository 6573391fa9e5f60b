using Akka.Streams.Implementation;

namespace Akka.Streams.Dsl;

/// <summary>A graph without open ends.</summary>
/// <typeparam name="TMat">What a run hands back.</typeparam>
public interface IRunnableGraph<TMat> : IGraph<ClosedShape, TMat>
{
    /// <summary>Starts it.</summary>
    TMat Run(IMaterializer materializer);
}

internal sealed class RunnableGraph<TMat>(Func<Island, TMat> build) : IRunnableGraph<TMat>
{
    public TMat Run(IMaterializer materializer) => materializer.Materialize(this);

    IBuilt<ClosedShape, TMat> IGraph<ClosedShape, TMat>.Build(Island island) => new Built<ClosedShape, TMat>(ClosedShape.Instance, build(island));
}
