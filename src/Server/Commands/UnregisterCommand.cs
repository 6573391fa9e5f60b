using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary><c>/unregister</c> frees the member's registered nickname for everybody.</summary>
internal static class UnregisterCommand
{
    public static readonly ChatCommand Definition = new("unregister", $"/unregister", $"free your registered nickname for everybody", Run);

    private static CommandOutcome Run(string argument) => argument.Length == 0
        ? new CommandOutcome.AskRoom(new RoomCommands.ChangeAccount(AccountChange.Unregistered))
        : new CommandOutcome.Refuse($"/unregister takes nothing behind it: {ChatCommands.Remedy(Definition.Usage, Definition.Help)}");
}
