using AkkaChat.Protocol;

namespace AkkaChat.Server.Commands;

/// <summary><c>/mute bob 10m</c> has a member say nothing to everybody for some time.</summary>
internal static class MuteCommand
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(10);

    public static readonly ChatCommand Definition = new(
        "mute", $"/mute NICKNAME [DURATION] [WHY]", $"have somebody say nothing for a time, 10 minutes unless you say how long", argument => Run(argument))
    {
        Aliases = ["silence"],
        Example = $"/mute bob 1h shouting",
        IsForOperators = true,
    };

    private static CommandOutcome Run(string argument) => ModerationArguments.Run(Definition, ModerationKind.Mute, argument, Usual);
}
