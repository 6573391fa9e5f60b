using Akka.Dispatch;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>The reference to an actor of this process.</summary>
internal sealed class LocalActorRef : ActorRefBase, IInternalActorRef
{
    private readonly Mailbox _mailbox; // the cell's, one step nearer for whoever sends

    internal LocalActorRef(ActorSystemImpl system, Props props, IInternalActorRef parent, ActorPath path)
    {
        Path = path;
        Cell = new ActorCell(system, this, parent, props);
        _mailbox = Cell.Mailbox;
    }

    /// <inheritdoc/>
    public override ActorPath Path { get; }

    /// <inheritdoc/>
    public IInternalActorRef Parent => Cell.InternalParent;

    internal ActorCell Cell { get; }

    /// <inheritdoc/>
    public void SendSystemMessage(SystemMessage message) => _mailbox.EnqueueSystem(message);

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef? sender) => _mailbox.Enqueue(message, sender);
}
