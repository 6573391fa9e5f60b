using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Commands;

/// <summary><c>/unignore bob</c> ends <c>/ignore bob</c>.</summary>
internal static class UnignoreCommand
{
    public static readonly ChatCommand Definition =
        new("unignore", $"/unignore NICKNAME", $"read somebody again", Run) { Aliases = ["unblock"], Example = $"/unignore bob" };

    private static CommandOutcome Run(string argument)
    {
        if (argument.Length == 0)
            return ChatCommands.Misused(Definition);
        return NicknameArgument.TryParse(argument, out var nickname, out var refusal)
            ? new CommandOutcome.ChangeView(new ViewChange.Unignore(nickname))
            : new CommandOutcome.Refuse(refusal);
    }
}
