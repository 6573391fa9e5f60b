using AkkaChat.Protocol;
using AkkaChat.Server.History;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Relays;

/// <content>/lag and /missed: how far slow readers are behind, and the lines that they missed.</content>
internal sealed partial class Relay
{
    // As many as /history shows.
    private const int MaxMissed = 500;

    private void ReceiveLag()
    {
        Receive<RelayCommands.ShowLag>(ShowLag);
        Receive<RelayCommands.ReadMissed>(ReadMissed);
    }

    private void ShowLag(RelayCommands.ShowLag command)
    {
        if (TryBegin(command, command.Number, out var member))
            AnswerInTurn(member, () => ServerLines.Notices(member.Form, DescribeLagTo(member)));
    }

    private List<ServerText> DescribeLagTo(Member member)
    {
        List<ServerText> lines = [member.SessionLink?.Writer.Lag is { } own ? (ServerText)$"you are {own.Text}" : $"you have read all"];
        if (member.IsOperator)
            lines.AddRange(_subscribers.Members.Where(other => other != member).Select(DescribeLag).OfType<ServerText>().DefaultIfEmpty((ServerText)$"nobody else is behind"));
        return lines;
    }

    private static ServerText? DescribeLag(Member member) => member.SessionLink is not { } link
        ? (ServerText)$"the connection of {member.Nickname} is broken"
        : link.Writer.Lag is { } lag ? (ServerText)$"{member.Nickname} is {lag.Text}" : null;

    /// <summary>Notes what a member missed that has fallen behind and reads again.</summary>
    private void NoteMissed(Member member, int lines)
    {
        if (lines > 0)
            member.Missed.Add(new SkippedLines(lines, _last));
    }

    private void ReadMissed(RelayCommands.ReadMissed command)
    {
        if (!TryBegin(command, command.Number, out var member))
            return;
        member.Busy = command;
        SkippedLines[] skipped = [.. member.Missed];
        member.Missed.Clear();
        var next = _last + 1;
        Read(member, latest => ServerLines.History(
            member.Form,
            [.. skipped.SelectMany(lines => _history.Last(lines, latest, latest.Count > 0 ? latest[0].Stamp.Number : next, e => IsFor(member, e))).TakeLast(MaxMissed)],
            skipped.Sum(lines => lines.Count) > MaxMissed ? (ServerText)$"what you missed last (times in UTC; /history shows more):" : $"what you missed (times in UTC):",
            $"you missed nothing"));
    }

    private static bool IsFor(Member member, LoggedEvent e) => e.IsVisibleTo(member.Id) && member.View.Shows(e.Event!);
}
