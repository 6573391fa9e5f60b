using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary><c>/q</c> leaves.</summary>
internal static class QuitCommand
{
    public static readonly ChatCommand Definition =
        new("q", $"/q", $"leave", _ => new CommandOutcome.AskRoom(new RoomCommands.Leave())) { Aliases = ["quit", "exit", "bye"] };
}
