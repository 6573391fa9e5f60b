using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary><c>/nodes</c> lists the server's nodes.</summary>
internal static class NodesCommand
{
    public static readonly ChatCommand Definition =
        new("nodes", $"/nodes", $"see the server's nodes", _ => new CommandOutcome.AskRoom(RoomCommands.ListNodes.Instance));
}
