using System.Net;
using Akka.Actor;
using AkkaChat.Server.Connections;

namespace AkkaChat.Server.Doors;

/// <summary>Has a <see cref="DoorConnection"/> for each connection of the doors that Akka.IO does not have. One that fails ends alone.</summary>
internal sealed class DoorConnections : ReceiveActor
{
    public DoorConnections(IActorRef listener) =>
        Receive<Accepted>(accepted => Context.ActorOf(DoorConnection.Props(accepted.Transport, accepted.Remote, accepted.Local, listener)));

    public static Props Props(IActorRef listener) => Akka.Actor.Props.Create(() => new DoorConnections(listener));

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);

    /// <summary>A door has accepted a connection.</summary>
    /// <param name="Transport">Its bytes.</param>
    /// <param name="Remote">The client's address.</param>
    /// <param name="Local">The address that the client connected to.</param>
    public sealed record Accepted(IDoorTransport Transport, IPEndPoint Remote, DoorEndPoint Local);
}
