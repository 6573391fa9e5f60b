using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary><c>/back</c> ends <c>/away</c> without a line.</summary>
internal static class BackCommand
{
    public static readonly ChatCommand Definition = new("back", $"/back", $"be shown as here again", _ => new CommandOutcome.AskRoom(RoomCommands.EndAway.Instance));
}
