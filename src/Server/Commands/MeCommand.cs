using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary><c>/me waves</c> tells everybody that the member waves.</summary>
internal static class MeCommand
{
    public static readonly ChatCommand Definition = new("me", $"/me ACTION", $"tell everybody what you do", Run) { Aliases = ["action"], Example = $"/me waves" };

    private static CommandOutcome Run(string argument) => argument.Length == 0
        ? ChatCommands.Misused(Definition)
        : new CommandOutcome.AskRoom(new RoomCommands.Act(argument));
}
