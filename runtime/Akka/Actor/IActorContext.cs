namespace Akka.Actor;

/// <summary>What an actor may ask of the runtime while it runs. Only for use on the actor's own thread.</summary>
public interface IActorContext : IActorRefFactory, ICanWatch
{
    /// <summary>This actor.</summary>
    IActorRef Self { get; }

    /// <summary>How this actor was built.</summary>
    Props Props { get; }

    /// <summary>Who sent the message being handled; dead letters when nobody did.</summary>
    IActorRef Sender { get; }

    /// <summary>The system that this actor lives in.</summary>
    ActorSystem System { get; }

    /// <summary>The supervisor.</summary>
    IActorRef Parent { get; }

    /// <summary>The dispatcher that runs this actor.</summary>
    Dispatch.MessageDispatcher Dispatcher { get; }

    /// <summary>The silence after which <see cref="Akka.Actor.ReceiveTimeout"/> comes; null: never.</summary>
    TimeSpan? ReceiveTimeout { get; }

    /// <summary>The child of this name, or Nobody.</summary>
    IActorRef Child(string name);

    /// <summary>All children, those that are stopping included.</summary>
    IEnumerable<IActorRef> GetChildren();

    /// <summary>Stops an actor: it finishes the message it is at, stops its children, then itself.</summary>
    void Stop(IActorRef child);

    /// <summary>Replaces the behaviour on top of the stack.</summary>
    void Become(Receive receive);

    /// <summary>Puts a behaviour on top of the present one.</summary>
    void BecomeStacked(Receive receive);

    /// <summary>Goes back to the behaviour below.</summary>
    void UnbecomeStacked();

    /// <summary>Asks for <see cref="Akka.Actor.ReceiveTimeout"/> after a silence of this length; null turns it off.</summary>
    void SetReceiveTimeout(TimeSpan? timeout);
}
