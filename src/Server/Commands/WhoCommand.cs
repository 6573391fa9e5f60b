using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary><c>/who</c> lists the members; <c>/who bob</c> says since when one is here.</summary>
internal static class WhoCommand
{
    public static readonly ChatCommand Definition = new("who", $"/who [NICKNAME]", $"see who is here, or since when somebody is", Run)
    {
        Aliases = ["names", "users", "list", "whois"],
        Example = $"/who bob",
    };

    private static CommandOutcome Run(string argument)
    {
        if (argument.Length == 0)
            return new CommandOutcome.AskRoom(RoomCommands.ListMembers.Instance);
        return NicknameArgument.TryParse(argument, out var nickname, out var refusal)
            ? new CommandOutcome.AskRoom(new RoomCommands.DescribeMember(nickname))
            : new CommandOutcome.Refuse(refusal);
    }
}
