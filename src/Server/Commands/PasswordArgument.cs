using AkkaChat.Server.Passwords;

namespace AkkaChat.Server.Commands;

/// <summary>Parses passwords. No answer repeats one.</summary>
internal static class PasswordArgument
{
    /// <summary>Runs a command that takes a password; without one, it is asked for.</summary>
    public static CommandOutcome Run(ChatCommand command, PasswordUse use, string argument) =>
        argument.Length == 0 ? new CommandOutcome.AskPassword(use, ChatCommands.Remedy(command.Usage, command.Help)) : Use(use, argument);

    /// <summary>Uses a password.</summary>
    public static CommandOutcome Use(PasswordUse use, string password) => use is PasswordUse.Register or PasswordUse.Change && password.Length < PasswordHash.MinLength
        ? new CommandOutcome.Refuse($"a password has at least {PasswordHash.MinLength} characters: choose a longer one")
        : new CommandOutcome.UsePassword(use, new Secret(password));
}
