using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace AkkaChat.Server.Dispatching;

/// <summary>The mailbox type with a <see cref="LinkedMessageQueue"/>, for Akka's setting <c>mailbox-type</c>.</summary>
/// <param name="settings">The settings of the actor system.</param>
/// <param name="config">The mailbox's own settings; there are none.</param>
internal sealed class LinkedMailbox(Akka.Actor.Settings settings, Config config) : MailboxType(settings, config), IProducesMessageQueue<LinkedMessageQueue>
{
    /// <inheritdoc />
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new LinkedMessageQueue();
}
