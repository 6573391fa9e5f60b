using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary><c>/reply yes</c> sends a text to the last one who sent the member one alone.</summary>
internal static class ReplyCommand
{
    public static readonly ChatCommand Definition =
        new("reply", $"/reply TEXT", $"answer the last one who sent you something alone", Run) { Aliases = ["r"], Example = $"/reply yes" };

    private static CommandOutcome Run(string argument) => argument.Length == 0
        ? ChatCommands.Misused(Definition)
        : new CommandOutcome.AskRoom(new RoomCommands.Reply(argument));
}
