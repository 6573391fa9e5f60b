using AkkaChat.Protocol;

namespace AkkaChat.Server.Commands;

/// <summary><c>/unmute bob</c> ends <c>/mute bob</c>.</summary>
internal static class UnmuteCommand
{
    public static readonly ChatCommand Definition = new("unmute", $"/unmute NICKNAME", $"let somebody speak again", Run) { IsForOperators = true };

    private static CommandOutcome Run(string argument) => ModerationArguments.Run(Definition, ModerationKind.Unmute, argument);
}
