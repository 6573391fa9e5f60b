using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary><c>/lock on</c> lets nobody new in.</summary>
internal static class LockCommand
{
    public static readonly ChatCommand Definition = new("lock", $"/lock on|off", $"let nobody new in", Run) { IsForOperators = true };

    private static CommandOutcome Run(string argument) => argument.ToLowerInvariant() switch
    {
        "on" => new CommandOutcome.AskRoom(new RoomCommands.Moderate(ModerationKind.Lock)),
        "off" => new CommandOutcome.AskRoom(new RoomCommands.Moderate(ModerationKind.Unlock)),
        _ => ChatCommands.Misused(Definition),
    };
}
