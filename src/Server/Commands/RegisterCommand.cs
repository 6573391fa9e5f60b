using AkkaChat.Protocol;
using AkkaChat.Server.Passwords;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary><c>/register PASSWORD</c> keeps the member's nickname for it. The console client gives a key in place of a password.</summary>
internal static class RegisterCommand
{
    public static readonly ChatCommand Definition = new("register", $"/register PASSWORD", $"keep your nickname for yourself", Run) { Example = $"/register correct horse battery" };

    private static CommandOutcome Run(string argument)
    {
        if (!KeyCredential.Is(argument))
            return PasswordArgument.Run(Definition, PasswordUse.Register, argument);
        return LoginKey.IsPublicHalf(KeyCredential.KeyIn(argument))
            ? new CommandOutcome.AskRoom(new RoomCommands.ChangeAccount(AccountChange.Registered, argument))
            : new CommandOutcome.Refuse($"that is no key: /register alone in the console client makes one");
    }
}
