using AkkaChat.Protocol;

namespace AkkaChat.Server.Commands;

/// <summary><c>/unban bob</c> ends <c>/ban bob</c>.</summary>
internal static class UnbanCommand
{
    public static readonly ChatCommand Definition = new("unban", $"/unban NICKNAME|ADDRESS[/BITS]", $"let somebody in again", Run) { Example = $"/unban bob", IsForOperators = true };

    private static CommandOutcome Run(string argument) => ModerationArguments.Run(Definition, ModerationKind.Unban, argument);
}
