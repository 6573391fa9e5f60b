using System.Globalization;
using AkkaChat.Server.Rooms;
using AkkaChat.Settings;

namespace AkkaChat.Server.Commands;

/// <summary><c>/history 100</c> and <c>/history 2h</c> show what was said before.</summary>
internal static class HistoryCommand
{
    private const int DefaultLines = 50, MaxLines = 500;

    public static readonly ChatCommand Definition = new("history", "/history [LINES|SINCE]", "read what was said before", Run) { Aliases = ["log"], Example = "/history 100, or /history 2h" };

    private static CommandOutcome Run(string argument)
    {
        if (argument.Length == 0)
            return new CommandOutcome.ReadHistory(new HistoryRange(DefaultLines));
        if (int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var lines))
        {
            return lines is > 0 and <= MaxLines
                ? new CommandOutcome.ReadHistory(new HistoryRange(lines))
                : new CommandOutcome.Refuse($"/history shows 1 to {MaxLines} lines, not {ChatCommands.Shown(argument)}");
        }
        return PointInTime.TryParse(argument, out var since)
            ? new CommandOutcome.ReadHistory(new HistoryRange(MaxLines, since))
            : new CommandOutcome.Refuse($"/history {ChatCommands.Shown(argument)}: use a number of lines, or {PointInTime.Allowed}");
    }
}
