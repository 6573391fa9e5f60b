using Akka.Actor;
using Akka.Streams.Implementation;

namespace Akka.Streams;

/// <summary>Runs each graph in an actor of its own.</summary>
public abstract class ActorMaterializer : IMaterializer
{
    private protected ActorMaterializer()
    {
    }

    /// <summary>The system in which graphs run.</summary>
    public abstract ActorSystem System { get; }

    /// <inheritdoc/>
    public abstract TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable);
}

/// <summary>How graphs run; there is nothing to set.</summary>
public sealed class ActorMaterializerSettings
{
    private ActorMaterializerSettings()
    {
    }
}

/// <summary>Makes materialisers.</summary>
public static class ActorMaterializerExtensions
{
    /// <summary>A materialiser whose actors are children of a system or an actor, and end with it.</summary>
    /// <param name="context">The system or the actor's context.</param>
    /// <param name="settings">Null: the defaults.</param>
    /// <param name="namePrefix">What the actors' names begin with.</param>
    public static ActorMaterializer Materializer(this IActorRefFactory context, ActorMaterializerSettings? settings = null, string? namePrefix = null) =>
        new IslandMaterializer(context, namePrefix ?? "flow");
}
