namespace Akka.Streams;

/// <summary>Runs graphs.</summary>
public interface IMaterializer
{
    /// <summary>Starts a graph.</summary>
    /// <param name="runnable">A graph without open ends.</param>
    /// <returns>The graph's materialised value.</returns>
    TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable);
}
