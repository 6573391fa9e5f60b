using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Commands;

/// <summary><c>/who</c> lists the members.</summary>
internal static class WhoCommand
{
    public static readonly ChatCommand Definition =
        new("who", "/who", "see who is here", _ => new CommandOutcome.AskRoom(RoomCommands.ListMembers.Instance));
}
