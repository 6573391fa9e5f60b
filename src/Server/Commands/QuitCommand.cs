using AkkaChat.Protocol;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Commands;

/// <summary><c>/q</c> leaves.</summary>
internal static class QuitCommand
{
    public static readonly ChatCommand Definition =
        new("q", "/q", "leave", _ => new CommandOutcome.AskRoom(new RoomCommands.Leave()));

    /// <summary>Whether a line from a client without a nickname is this command.</summary>
    public static bool Is(string line) => ClientLine.Parse(line) is ClientLine.Command slash && ChatCommands.Find(slash.Name) == Definition;
}
