using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary><c>/nick bob</c> changes the nickname.</summary>
internal static class NickCommand
{
    public static readonly ChatCommand Definition = new("nick", $"/nick NICKNAME", $"change your nickname", Run) { Aliases = ["name"], Example = $"/nick bob" };

    private static CommandOutcome Run(string argument)
    {
        if (argument.Length == 0)
            return ChatCommands.Misused(Definition);
        return new CommandOutcome.AskRoom(Nickname.TryParse(argument, out var nickname, out var refusal)
            ? new RoomCommands.Rename(nickname)
            : new RoomCommands.SuggestNickname(refusal));
    }
}
