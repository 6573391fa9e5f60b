using Akka.Actor;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Tests.Model;

/// <summary>The way from the sessions to the room: tells a witness of each command that goes by, and makes the room fail on <see cref="Fault"/>.</summary>
internal sealed class Tap : ReceiveActor
{
    /// <summary>What a member says for the room to fail.</summary>
    public const string Fault = "fail";

    public Tap(IActorRef room, IActorRef witness) => Receive<RoomCommand>(command =>
    {
        room.Forward(command is RoomCommands.Say { Text: Fault } say ? say with { Text = "" } : command);
        witness.Tell(command);
    });
}
