using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>A reference that looks as if its actor were on another node.</summary>
/// <param name="actor">The actor, which is here.</param>
internal sealed class RemoteRef(IActorRef actor) : InternalActorRefBase
{
    public override ActorPath Path => actor.Path;

    public override IInternalActorRef Parent => ActorRefs.Nobody;

    public override IActorRefProvider Provider => ((IInternalActorRef)actor).Provider;

    public override bool IsLocal => false;

    public override bool IsTerminated => false;

    public override IActorRef GetChild(IReadOnlyList<string> name) => ActorRefs.Nobody;

    public override void Resume(Exception? causedByFailure = null)
    {
    }

    public override void Start()
    {
    }

    public override void Stop()
    {
    }

    public override void Restart(Exception cause)
    {
    }

    public override void Suspend()
    {
    }

    public override void SendSystemMessage(ISystemMessage message)
    {
    }

    protected override void TellInternal(object message, IActorRef sender) => actor.Tell(message, sender);
}
