using Akka.Actor;

namespace AkkaChat.AkkaBehaviour.Tests.Harness;

/// <summary>An actor that runs the actions sent to it.</summary>
public class ActionActor : ReceiveActor
{
    public ActionActor() => Receive<Action<IActorContext>>(act => act(Context));

    /// <summary>Runs an action in the actor.</summary>
    public static void Run(IActorRef actor, Action<IActorContext> act) => actor.Tell(act);
}
