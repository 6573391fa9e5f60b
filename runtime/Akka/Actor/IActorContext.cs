namespace Akka.Actor;

/// <summary>What an actor may ask of the runtime while it runs. Only for use on the actor's own thread.</summary>
public interface IActorContext : IActorRefFactory, ICanWatch
{
    /// <summary>This actor.</summary>
    IActorRef Self { get; }

    /// <summary>How this actor was built.</summary>
    Props Props { get; }

    /// <summary>The system that this actor lives in.</summary>
    ActorSystem System { get; }

    /// <summary>The supervisor.</summary>
    IActorRef Parent { get; }

    /// <summary>The child of this name, or Nobody.</summary>
    IActorRef Child(string name);

    /// <summary>All children, those that are stopping included.</summary>
    IEnumerable<IActorRef> GetChildren();

    /// <summary>Stops an actor: it finishes the message it is at, stops its children, then itself.</summary>
    void Stop(IActorRef child);

    /// <summary>Asks for <see cref="Akka.Actor.ReceiveTimeout"/> after a silence of this length; null turns it off.</summary>
    void SetReceiveTimeout(TimeSpan? timeout);
}
