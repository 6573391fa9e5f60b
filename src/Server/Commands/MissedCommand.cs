namespace AkkaChat.Server.Commands;

/// <summary><c>/missed</c> shows what the member was not told because it was too slow.</summary>
internal static class MissedCommand
{
    public static readonly ChatCommand Definition = new("missed", $"/missed", $"read the lines that were skipped because you fell behind", _ => CommandOutcome.ReadMissed.Instance);
}
