using System.Globalization;
using AkkaChat.Server.History;
using AkkaChat.Settings;

namespace AkkaChat.Server.Commands;

/// <summary>
/// <c>/history 100</c> and <c>/history 2h</c> show what was said before. <c>/history 100 before 1234</c> is for programs,
/// which know the numbers of events.
/// </summary>
internal static class HistoryCommand
{
    private const int DefaultLines = 50, MaxLines = 500;
    private const string BeforeWord = " before ";

    public static readonly ChatCommand Definition = new("history", $"/history [LINES|SINCE]", $"read what was said before", Run)
    {
        Aliases = ["log"],
        Example = $"/history 100, or /history 2h",
    };

    private static CommandOutcome Run(string argument)
    {
        if (argument.Length == 0)
            return new CommandOutcome.ReadHistory(new HistoryRange(DefaultLines));
        if (argument.Split(BeforeWord) is [var count, var number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var before))
            return ReadLines(count, before) ?? Refuse(argument);
        if (ReadLines(argument, before: null) is { } outcome)
            return outcome;
        return PointInTime.TryParse(argument, out var since)
            ? new CommandOutcome.ReadHistory(new HistoryRange(MaxLines, since))
            : Refuse(argument);
    }

    private static CommandOutcome? ReadLines(string count, long? before)
    {
        if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var lines))
            return null;
        return lines is > 0 and <= MaxLines
            ? new CommandOutcome.ReadHistory(new HistoryRange(lines, Before: before))
            : new CommandOutcome.Refuse($"/history shows 1 to {MaxLines} lines, not {ChatCommands.Shown(count)}");
    }

    private static CommandOutcome.Refuse Refuse(string argument) =>
        new($"/history {ChatCommands.Shown(argument)}: use a number of lines, or a time in UTC, such as 2026-11-27 or 2026-11-27T10:00, or a duration, such as 90m or 7d");
}
