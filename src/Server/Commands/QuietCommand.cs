using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Commands;

/// <summary><c>/quiet on</c> hides joins and leaves.</summary>
internal static class QuietCommand
{
    public static readonly ChatCommand Definition =
        OnOff.Command("quiet", $"see no joins and leaves", on => new ViewChange.Filter(on ? LineFilter.Quiet : LineFilter.All));
}
