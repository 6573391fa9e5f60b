using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.TestKit;

/// <summary>A test actor of its own, which can be given to others as a reference and can send, answer and forward.</summary>
public class TestProbe : TestKitBase, INoImplicitSender, IInternalActorRef
{
    internal TestProbe(ActorSystem system, string? name)
        : base(system, name)
    {
    }

    /// <summary>The probe's reference; the probe itself may be used in its place.</summary>
    public IActorRef Ref => TestActor;

    /// <summary>Who sent the message that was read last.</summary>
    public IActorRef Sender => LastSender;

    ActorPath IActorRef.Path => TestActor.Path;

    IInternalActorRef IInternalActorRef.Parent => ((IInternalActorRef)TestActor).Parent;

    /// <summary>Sends a message; the sender is the probe.</summary>
    public void Send(IActorRef actor, object message) => actor.Tell(message, TestActor);

    /// <summary>Answers the message that was read last; the sender is the probe.</summary>
    public void Reply(object message) => Sender.Tell(message, TestActor);

    /// <summary>Passes on the message that was read last, with its sender.</summary>
    public void Forward(IActorRef actor) => Forward(actor, LastMessage);

    /// <summary>Passes on another message with the sender of the one that was read last.</summary>
    public void Forward(IActorRef actor, object message) => actor.Tell(message, Sender);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IActorRef other && TestActor.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => TestActor.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(object? obj) => TestActor.CompareTo(obj);

    /// <inheritdoc/>
    public override string ToString() => TestActor.ToString()!;

    void ICanTell.Tell(object message, IActorRef sender) => TestActor.Tell(message, sender);

    bool IEquatable<IActorRef>.Equals(IActorRef? other) => TestActor.Equals(other);

    int IComparable<IActorRef>.CompareTo(IActorRef? other) => TestActor.CompareTo(other);

    void IInternalActorRef.SendSystemMessage(SystemMessage message) => ((IInternalActorRef)TestActor).SendSystemMessage(message);
}
