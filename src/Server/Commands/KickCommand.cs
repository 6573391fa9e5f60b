using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary><c>/kick bob spam</c> removes a member, who may come back.</summary>
internal static class KickCommand
{
    public static readonly ChatCommand Definition = new("kick", $"/kick NICKNAME [WHY]", $"remove somebody", Run) { Example = $"/kick bob please calm down", IsForOperators = true };

    private static CommandOutcome Run(string argument)
    {
        var (whom, why) = ModerationArguments.Split(argument);
        if (whom.Length == 0)
            return ChatCommands.Misused(Definition);
        return NicknameArgument.TryParse(whom, out var nickname, out var refusal)
            ? new CommandOutcome.AskRoom(new RoomCommands.Moderate(ModerationKind.Kick, nickname.Text, Text: why))
            : new CommandOutcome.Refuse(refusal);
    }
}
