using AkkaChat.Server.Passwords;

namespace AkkaChat.Server.Commands;

/// <summary><c>/op PASSWORD</c> makes the member an operator.</summary>
internal static class OpCommand
{
    public static readonly ChatCommand Definition = new("op", $"/op PASSWORD", $"become an operator", Run) { Aliases = ["oper"] };

    private static CommandOutcome Run(string argument) => PasswordArgument.Run(Definition, PasswordUse.BecomeOperator, argument);
}
