using AkkaChat.Server.Passwords;

namespace AkkaChat.Server.Commands;

/// <summary><c>/login PASSWORD</c> shows that a registered nickname is the member's own.</summary>
internal static class LoginCommand
{
    public static readonly ChatCommand Definition = new("login", $"/login PASSWORD", $"show that your registered nickname is yours", Run) { Aliases = ["identify"] };

    private static CommandOutcome Run(string argument) => PasswordArgument.Run(Definition, PasswordUse.LogIn, argument);
}
