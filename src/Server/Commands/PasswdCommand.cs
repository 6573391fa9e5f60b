using AkkaChat.Server.Passwords;

namespace AkkaChat.Server.Commands;

/// <summary><c>/passwd PASSWORD</c> changes the password of the member's registered nickname.</summary>
internal static class PasswdCommand
{
    public static readonly ChatCommand Definition = new("passwd", $"/passwd PASSWORD", $"change the password of your nickname", Run) { Aliases = ["password"] };

    private static CommandOutcome Run(string argument) => PasswordArgument.Run(Definition, PasswordUse.Change, argument);
}
