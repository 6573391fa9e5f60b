using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary><c>/ignore bob</c> hides what one member says from another; <c>/ignore</c> lists who is ignored.</summary>
internal static class IgnoreCommand
{
    public static readonly ChatCommand Definition =
        new("ignore", $"/ignore [NICKNAME]", $"read nothing more of somebody, or see whom you ignore", Run) { Aliases = ["block"], Example = $"/ignore bob" };

    private static CommandOutcome Run(string argument)
    {
        if (argument.Length == 0)
            return new CommandOutcome.ChangeView(ViewChange.ListIgnored.Instance);
        return NicknameArgument.TryParse(argument, out var nickname, out var refusal)
            ? new CommandOutcome.AskRoom(new RoomCommands.Ignore(nickname))
            : new CommandOutcome.Refuse(refusal);
    }
}
