using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary><c>/bans</c> lists who may not come in.</summary>
internal static class BansCommand
{
    public static readonly ChatCommand Definition =
        new("bans", $"/bans", $"see who is banned", _ => new CommandOutcome.AskRoom(new RoomCommands.Show(ModerationKind.Ban))) { IsForOperators = true };
}
