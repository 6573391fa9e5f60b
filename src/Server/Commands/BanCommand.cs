using AkkaChat.Protocol;

namespace AkkaChat.Server.Commands;

/// <summary>
/// <c>/ban bob 2h spam</c> removes a member and keeps its nickname and its address out; <c>/ban 10.0.0.0/8</c> keeps addresses out.
/// </summary>
internal static class BanCommand
{
    public static readonly ChatCommand Definition = new("ban", $"/ban NICKNAME|ADDRESS[/BITS] [DURATION] [WHY]", $"remove somebody and keep nickname and address out", Run)
    {
        Example = $"/ban bob 2h spam, or /ban 10.0.0.0/8",
        IsForOperators = true,
    };

    private static CommandOutcome Run(string argument) => ModerationArguments.Run(Definition, ModerationKind.Ban, argument);
}
