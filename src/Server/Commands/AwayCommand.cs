using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary><c>/away lunch</c> marks the member as away until it speaks.</summary>
internal static class AwayCommand
{
    public static readonly ChatCommand Definition = new("away", $"/away [TEXT]", $"be shown as away until your next line", argument => new CommandOutcome.AskRoom(new RoomCommands.GoAway(argument)))
    {
        Aliases = ["afk"],
        Example = $"/away back at three",
    };
}
