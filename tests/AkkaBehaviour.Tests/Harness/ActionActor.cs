using Akka.Actor;

namespace AkkaChat.AkkaBehaviour.Tests.Harness;

/// <summary>An actor that does what it is told.</summary>
public class ActionActor : ReceiveActor
{
    public ActionActor() => Receive<Action<IActorContext>>(act => act(Context));

    /// <summary>Has the actor do something.</summary>
    public static void Run(IActorRef actor, Action<IActorContext> act) => actor.Tell(act);
}
