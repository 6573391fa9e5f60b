namespace Akka.Actor;

/// <summary>Something that messages can be sent to.</summary>
public interface ICanTell
{
    /// <summary>Puts a message into the receiver's mailbox and returns at once. Never throws because of the receiver.</summary>
    /// <param name="message">Any object but null; it must not change afterwards.</param>
    /// <param name="sender">Whom the receiver sees as its Sender.</param>
    void Tell(object message, IActorRef sender);
}

/// <summary>A handle to an actor; safe to share, valid after the actor has stopped (messages then become dead letters).</summary>
public interface IActorRef : ICanTell, IEquatable<IActorRef>, IComparable<IActorRef>, IComparable
{
    /// <summary>Where the actor stands in its system.</summary>
    ActorPath Path { get; }
}

/// <summary>Sending without naming the sender: within an actor it is that actor, elsewhere nobody.</summary>
public static class ActorRefImplicitSenderExtensions
{
    /// <summary>Sends a message with the actor that is running on this thread, if any, as the sender.</summary>
    public static void Tell(this IActorRef receiver, object message) => receiver.Tell(message, ActorCell.CurrentSelf!);

    /// <summary>Passes a message on with the sender of the message being handled.</summary>
    public static void Forward(this IActorRef receiver, object message) => receiver.Tell(message, ActorCell.CurrentSender!);
}

/// <summary>References that stand for no actor.</summary>
public static class ActorRefs
{
    /// <summary>No sender: replies to it become dead letters.</summary>
    public static readonly IActorRef NoSender = null!;

    /// <summary>An actor that is not there; what is told to it is forgotten.</summary>
    public static readonly Nobody Nobody = Nobody.Instance;
}

/// <summary>What can create actors: a system or an actor's context.</summary>
public interface IActorRefFactory
{
    /// <summary>Creates a child; it starts by itself, at once, on its dispatcher.</summary>
    /// <param name="props">How to build it.</param>
    /// <param name="name">Its name, unique among its siblings; null: a generated one.</param>
    /// <exception cref="InvalidActorNameException">The name is malformed or taken.</exception>
    IActorRef ActorOf(Props props, string? name = null);
}

/// <summary>Shorthands for creating actors.</summary>
public static class ActorRefFactoryExtensions
{
    /// <summary>Creates an actor that has a constructor without arguments.</summary>
    public static IActorRef ActorOf<TActor>(this IActorRefFactory factory, string? name = null)
        where TActor : ActorBase, new() => factory.ActorOf(Props.Create<TActor>((SupervisorStrategy?)null), name);
}

/// <summary>What can watch actors for their death.</summary>
public interface ICanWatch
{
    /// <summary>From now on the subject's death arrives once as <see cref="Terminated"/>, also if it is dead already.</summary>
    IActorRef Watch(IActorRef subject);

    /// <summary>As <see cref="Watch"/>, with a message of one's own in place of <see cref="Terminated"/>.</summary>
    IActorRef WatchWith(IActorRef subject, object message);

    /// <summary>Ends the watch; a death that is already in the mailbox is not delivered any more.</summary>
    IActorRef Unwatch(IActorRef subject);
}
