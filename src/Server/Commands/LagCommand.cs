namespace AkkaChat.Server.Commands;

/// <summary><c>/lag</c> says how far the member is behind; operators read it of everybody.</summary>
internal static class LagCommand
{
    public static readonly ChatCommand Definition = new("lag", $"/lag", $"see how far behind you read", _ => CommandOutcome.ShowLag.Instance);
}
