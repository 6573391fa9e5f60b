using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary><c>/announce TEXT</c> tells everybody something in the name of an operator.</summary>
internal static class AnnounceCommand
{
    public static readonly ChatCommand Definition =
        new("announce", $"/announce TEXT", $"tell everybody something that nobody can type", Run) { Example = $"/announce the server moves tonight", IsForOperators = true };

    private static CommandOutcome Run(string argument) => argument.Length == 0
        ? ChatCommands.Misused(Definition)
        : new CommandOutcome.AskRoom(new RoomCommands.Moderate(ModerationKind.Announce, Text: argument));
}
