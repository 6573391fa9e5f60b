using Akka.Actor;

namespace Akka.Event;

/// <summary>A message whose loss is ordinary: as a dead letter it is published as <see cref="SuppressedDeadLetter"/>.</summary>
public interface IDeadLetterSuppression;

/// <summary>A message that did not reach its receiver.</summary>
public abstract class AllDeadLetters
{
    private protected AllDeadLetters(object message, IActorRef sender, IActorRef recipient)
    {
        Message = message;
        Sender = sender;
        Recipient = recipient;
    }

    /// <summary>What was sent.</summary>
    public object Message { get; }

    /// <summary>Who sent it.</summary>
    public IActorRef Sender { get; }

    /// <summary>Whom it was meant for.</summary>
    public IActorRef Recipient { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{GetType().Name} from {Sender} to {Recipient}: <{Message}>";
}

/// <summary>A message that did not reach its receiver because the receiver has stopped or never was.</summary>
public sealed class DeadLetter(object message, IActorRef sender, IActorRef recipient) : AllDeadLetters(message, sender, recipient);

/// <summary>A dead letter that nobody has to worry about.</summary>
public sealed class SuppressedDeadLetter(IDeadLetterSuppression message, IActorRef sender, IActorRef recipient) : AllDeadLetters(message, sender, recipient);

/// <summary>A message that its receiver had no handler for.</summary>
public sealed class UnhandledMessage(object message, IActorRef sender, IActorRef recipient) : AllDeadLetters(message, sender, recipient)
{
    /// <inheritdoc/>
    public override string ToString() => $"Unhandled message from {Sender} to {Recipient}: <{Message}>";
}

/// <summary>Publishes what it is told as dead letters, and answers for those who are no more that they are not.</summary>
internal sealed class DeadLetterRef(ActorPath path, EventStream stream) : MinimalActorRef
{
    public override ActorPath Path => path;

    public override IInternalActorRef Parent => this;

    protected override void TellInternal(object message, IActorRef? sender)
    {
        var letter = message as DeadLetter ?? new DeadLetter(message, sender ?? this, this);
        if (letter.Message is AllDeadLetters) return; // its subscriber is dead: to publish it again would never end
        if (letter.Message is Identify identify) letter.Sender.Tell(new ActorIdentity(identify.MessageId, subject: null), letter.Recipient);
        else if (letter.Message is IDeadLetterSuppression harmless) stream.Publish(new SuppressedDeadLetter(harmless, letter.Sender, letter.Recipient));
        else stream.Publish(letter);
    }
}
