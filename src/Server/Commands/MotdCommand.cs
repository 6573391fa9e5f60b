using AkkaChat.Protocol;

namespace AkkaChat.Server.Commands;

/// <summary><c>/motd</c> says what newcomers are told; operators change it with <c>/motd TEXT</c>, and remove it with <c>/motd -</c>.</summary>
internal static class MotdCommand
{
    public static readonly ChatCommand Definition = new("motd", $"/motd [TEXT]", $"see what newcomers are told; operators change it, and remove it with -", Run);

    private static CommandOutcome.AskRoom Run(string argument) => ModerationArguments.ShowOrChange(ModerationKind.Motd, argument);
}
