using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary><c>/deop</c> makes an operator a member like the others.</summary>
internal static class DeopCommand
{
    public static readonly ChatCommand Definition =
        new("deop", $"/deop", $"be no operator any more", _ => new CommandOutcome.AskRoom(new RoomCommands.Moderate(ModerationKind.Deop))) { IsForOperators = true };
}
