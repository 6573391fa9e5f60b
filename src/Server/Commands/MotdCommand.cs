using AkkaChat.Protocol;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Commands;

/// <summary><c>/motd</c> says what newcomers are told; operators change it with <c>/motd TEXT</c>, and remove it with <c>/motd -</c>.</summary>
internal static class MotdCommand
{
    private const string Removal = "-";

    public static readonly ChatCommand Definition = new("motd", "/motd [TEXT]", "see what newcomers are told; operators change it, and remove it with -", Run);

    private static CommandOutcome.AskRoom Run(string argument) => new(argument.Length == 0
        ? new RoomCommands.Show(ModerationKind.Motd)
        : new RoomCommands.Moderate(ModerationKind.Motd, Text: argument == Removal ? "" : argument));
}
