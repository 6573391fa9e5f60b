using Akka.Event;

namespace Akka.Actor;

/// <summary>A message that the runtime handles by itself.</summary>
public interface IAutoReceivedMessage;

/// <summary>A message that does not count as activity for <see cref="ReceiveTimeout"/>.</summary>
public interface INotInfluenceReceiveTimeout;

/// <summary>A message that is never checked for being serialisable.</summary>
public interface INoSerializationVerificationNeeded;

/// <summary>A watched actor is dead.</summary>
public sealed class Terminated : IAutoReceivedMessage, IDeadLetterSuppression, INoSerializationVerificationNeeded
{
    /// <summary>The news of a death.</summary>
    public Terminated(IActorRef actorRef, bool existenceConfirmed, bool addressTerminated)
    {
        ActorRef = actorRef;
        ExistenceConfirmed = existenceConfirmed;
        AddressTerminated = addressTerminated;
    }

    /// <summary>Who died.</summary>
    public IActorRef ActorRef { get; }

    /// <summary>False when there may never have been such an actor.</summary>
    public bool ExistenceConfirmed { get; }

    /// <summary>Always false: there is no remoting here.</summary>
    public bool AddressTerminated { get; }

    /// <inheritdoc/>
    public override string ToString() => $"<Terminated>: {ActorRef} - ExistenceConfirmed={ExistenceConfirmed}";
}

/// <summary>Stops the actor when it comes to this message in its mailbox.</summary>
public sealed class PoisonPill : IAutoReceivedMessage, IDeadLetterSuppression
{
    private PoisonPill()
    {
    }

    /// <summary>The only one.</summary>
    public static PoisonPill Instance { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "<PoisonPill>";
}

/// <summary>Makes the actor throw <see cref="ActorKilledException"/>, so that its supervisor decides.</summary>
public sealed class Kill : IAutoReceivedMessage
{
    private Kill()
    {
    }

    /// <summary>The only one.</summary>
    public static Kill Instance { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "<Kill>";
}

/// <summary>Asks any actor for its reference; it answers with <see cref="ActorIdentity"/>.</summary>
public sealed class Identify(object messageId) : IAutoReceivedMessage, INotInfluenceReceiveTimeout
{
    /// <summary>Comes back in the answer.</summary>
    public object MessageId { get; } = messageId;
}

/// <summary>The answer to <see cref="Identify"/>.</summary>
public sealed class ActorIdentity(object messageId, IActorRef? subject)
{
    /// <summary>From the question.</summary>
    public object MessageId { get; } = messageId;

    /// <summary>The actor; null when there is none.</summary>
    public IActorRef? Subject { get; } = subject;
}

/// <summary>Nothing arrived for as long as <see cref="IActorContext.SetReceiveTimeout"/> said.</summary>
public sealed class ReceiveTimeout : INotInfluenceReceiveTimeout
{
    private ReceiveTimeout()
    {
    }

    /// <summary>The only one.</summary>
    public static ReceiveTimeout Instance { get; } = new();
}

/// <summary>Outcomes as messages.</summary>
public abstract class Status
{
    /// <summary>It went wrong; as an answer to <c>Ask</c> it faults the task.</summary>
    public sealed class Failure(Exception cause, object? state) : Status
    {
        /// <summary>Why.</summary>
        public readonly Exception Cause = cause;

        /// <summary>What the sender adds.</summary>
        public readonly object? State = state;

        /// <summary>A failure with nothing added.</summary>
        public Failure(Exception cause)
            : this(cause, null)
        {
        }

        /// <inheritdoc/>
        public override string ToString() => $"Failure: {Cause}";
    }
}

/// <summary>A message and who sent it.</summary>
public readonly struct Envelope(object message, IActorRef sender)
{
    /// <summary>Who sent it.</summary>
    public IActorRef Sender { get; } = sender;

    /// <summary>What was sent.</summary>
    public object Message { get; } = message;

    /// <inheritdoc/>
    public override string ToString() => $"<{Message}> from {Sender}";
}
