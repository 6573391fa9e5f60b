using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>The reference to an actor of this process.</summary>
internal sealed class LocalActorRef : ActorRefBase, IInternalActorRef
{
    internal LocalActorRef(ActorSystemImpl system, Props props, IInternalActorRef parent, ActorPath path)
    {
        Path = path;
        Cell = new ActorCell(system, this, parent, props);
    }

    /// <inheritdoc/>
    public override ActorPath Path { get; }

    /// <inheritdoc/>
    public IInternalActorRef Parent => Cell.InternalParent;

    internal ActorCell Cell { get; }

    /// <inheritdoc/>
    public void SendSystemMessage(SystemMessage message) => Cell.Mailbox.EnqueueSystem(message);

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef? sender) => Cell.Mailbox.Enqueue(message, sender);
}
