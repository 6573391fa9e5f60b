using Akka.Streams.Implementation;

namespace Akka.Streams;

/// <summary>A description of stages and how they are joined. Immutable: each run builds stages of its own from it.</summary>
/// <typeparam name="TShape">Its open ends.</typeparam>
/// <typeparam name="TMat">What a run hands back to whoever starts it.</typeparam>
public interface IGraph<out TShape, out TMat>
    where TShape : Shape
{
    /// <summary>Puts fresh stages into an island.</summary>
    internal IBuilt<TShape, TMat> Build(Island island);
}
