using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>The parent of all top-level actors of <c>/user</c> or <c>/system</c>.</summary>
internal sealed class Guardian : ActorBase
{
    protected internal override bool Receive(object message) => false;
}

/// <summary>The parent of the guardians. It is no actor: it ends the system when a guardian fails, and sees the guardians stop.</summary>
internal sealed class TopLevel(ActorPath path, ActorSystemImpl system) : MinimalActorRef
{
    public override ActorPath Path => path;

    public override IInternalActorRef Parent => this;

    public override void SendSystemMessage(SystemMessage message)
    {
        switch (message)
        {
            case Failed failed:
                system.EventStream.Publish(new Event.Error(failed.Cause, failed.Child.Path.ToString(), typeof(Guardian), "A guardian failed: the system stops."));
                system.StopGuardians();
                break;
            case DeathWatchNotification death:
                system.GuardianStopped(death.Actor);
                break;
            default:
                base.SendSystemMessage(message);
                break;
        }
    }

    protected override void TellInternal(object message, IActorRef sender) => system.DeadLetters.Tell(new Event.DeadLetter(message, sender, this), sender);
}
