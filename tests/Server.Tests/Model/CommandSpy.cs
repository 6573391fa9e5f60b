using Akka.Actor;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Tests.Model;

/// <summary>The way from the sessions to the relay: tells a witness of each line that goes by, and makes the room fail on <see cref="Fault"/>.</summary>
internal sealed class CommandSpy : ReceiveActor
{
    /// <summary>What a member says for the room to fail.</summary>
    public const string Fault = "fail";

    public CommandSpy(IActorRef relay, IActorRef witness) => Receive<RelayCommand>(command =>
    {
        relay.Forward(command is RelayCommands.Submit { Command: RoomCommands.Say { Text: Fault } } submit ? submit with { Command = new RoomCommands.Say("") } : command);
        if (command is RelayCommands.Submit or RelayCommands.Answer or RelayCommands.Join or RelayCommands.UsePassword)
            witness.Tell(command);
    });
}
