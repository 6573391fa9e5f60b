using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Commands;

/// <summary><c>/time on</c> puts a clock before each line, for clients that have none, such as <c>nc</c>.</summary>
internal static class TimeCommand
{
    public static readonly ChatCommand Definition =
        OnOff.Command("time", $"see a clock (UTC) before each line", on => new ViewChange.Time(on));
}
