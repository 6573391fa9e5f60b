using AkkaChat.Protocol;
using AkkaChat.Server.History;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays.FanOut;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;

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
        if (TryBegin(command, command.Number, out var subscriber))
            AnswerInTurn(subscriber, () => ServerLines.Notices(subscriber.Form, DescribeLagTo(subscriber)));
    }

    private List<ServerText> DescribeLagTo(Subscriber subscriber)
    {
        ServerText own = subscriber.SessionLink?.Writer.Lag switch
        {
            { } lag => $"you are {lag.Text}",
            null => $"you have read all",
        };
        List<ServerText> lines = [own];
        if (subscriber.IsOperator)
        {
            var others = _subscribers.All.Where(other => other != subscriber);
            lines.AddRange(others.Select(DescribeLag).OfType<ServerText>().DefaultIfEmpty<ServerText>($"nobody else is behind"));
        }
        return lines;
    }

    private static ServerText? DescribeLag(Subscriber subscriber) => subscriber.SessionLink switch
    {
        null => $"the connection of {subscriber.Nickname} is broken",
        { Writer.Lag: { } lag } => $"{subscriber.Nickname} is {lag.Text}",
        _ => null,
    };

    /// <summary>Notes what was skipped for a member that has fallen behind and reads again.</summary>
    private void NoteSkipped(Subscriber subscriber, int lines)
    {
        if (lines > 0)
            subscriber.Skipped.Add(new SkippedLines(lines, _lastEvent));
    }

    private void ReadMissed(RelayCommands.ReadMissed command)
    {
        if (!TryBegin(command, command.Number, out var subscriber))
            return;
        subscriber.Busy = command;
        SkippedLines[] skipped = [.. subscriber.Skipped];
        subscriber.Skipped.Clear();
        var next = _lastEvent + 1;
        ServerText heading = skipped.Sum(lines => lines.Count) switch
        {
            > MaxMissed => $"what you missed last (times in UTC; /history shows more):",
            _ => $"what you missed (times in UTC):",
        };
        Read(subscriber, latest =>
        {
            var first = latest.Count > 0 ? latest[0].Stamp.Number : next;
            var missed = skipped.SelectMany(lines => _history.Last(lines, latest, first, e => IsFor(subscriber, e)));
            return ServerLines.History(subscriber.Form, [.. missed.TakeLast(MaxMissed)], heading, $"you missed nothing");
        });
    }

    private static bool IsFor(Subscriber subscriber, LoggedEvent e) => e.IsVisibleTo(subscriber.Id) && subscriber.View.Shows(e.Event!);
}
