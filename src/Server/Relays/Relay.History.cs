using Akka.Actor;
using Akka.Event;
using AkkaChat.Protocol;
using AkkaChat.Server.History;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays.FanOut;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Rooms.State;

namespace AkkaChat.Server.Relays;

/// <content>/history and /show: reads further back than the lines that new members get. One reading at a time; others wait.</content>
internal sealed partial class Relay
{
    private readonly HistoryReader _history;
    private readonly Queue<Reading> _readings = new();

    private void ReceiveHistory()
    {
        Receive<RelayCommands.ReadHistory>(ReadHistory);
        Receive<RelayCommands.ReadPaste>(ReadPaste);
        Receive<ReadingDone>(OnReadingDone);
    }

    private void ReadHistory(RelayCommands.ReadHistory command)
    {
        if (!TryBegin(command, command.Number, out var subscriber))
            return;
        subscriber.Busy = command;
        var (last, now) = (_lastEvent, Context.System.Scheduler.Now);
        Read(subscriber, latest =>
        {
            var events = _history.Read(command.Range, now, latest, latest.Count > 0 ? latest[0].Stamp.Number : last + 1);
            return command.Range.Before is null
                ? ServerLines.History(subscriber.Form, events)
                : ServerLines.HistoryBefore(subscriber.Form, events);
        });
    }

    private void ReadPaste(RelayCommands.ReadPaste command)
    {
        if (!TryBegin(command, command.Number, out var subscriber))
            return;
        subscriber.Busy = command;
        Read(subscriber, latest => _history.Find(command.Paste, latest) is { Event: RoomEvent.Pasted paste, Stamp: var stamp }
            ? ServerLines.Paste(subscriber.Form, paste, stamp)
            : ServerLines.Refusal(subscriber.Form, $"there is no paste #{command.Paste}: the line that tells of one has its number", command.Number));
    }

    /// <summary>Reads for a subscriber, outside the thread of the actors.</summary>
    /// <param name="subscriber">The subscriber, which waits for this.</param>
    /// <param name="read">Reads, given the latest events, and encodes what it is told.</param>
    private void Read(Subscriber subscriber, Func<IReadOnlyList<LoggedEvent>, EncodedLines> read)
    {
        var reading = new Reading(subscriber, subscriber.Busy!, read);
        _readings.Enqueue(reading);
        if (_readings.Count == 1)
            StartReading(reading);
    }

    private void StartReading(Reading reading)
    {
        var latest = _recentEvents.Latest(RoomState.RecentEventCount);
        _ = Task.Run(() => reading.Read(latest))
            .PipeTo(Self, Self, lines => new ReadingDone(lines, null), cause => new ReadingDone(null, cause));
    }

    private void OnReadingDone(ReadingDone done)
    {
        var (subscriber, command, _) = _readings.Dequeue();
        if (_readings.TryPeek(out var next))
            StartReading(next);
        if (done.Cause is not null)
            _log.Warning("the history could not be read: {0}", done.Cause.GetBaseException().Message);
        if (_subscribers.TryGet(subscriber.Id, out var present) && present == subscriber && subscriber.Busy == command)
            ShowAnswer(subscriber, done.Lines ?? ServerLines.Refusal(subscriber.Form, $"the history cannot be read now: try again later", command.Number));
    }

    private sealed record Reading(Subscriber Subscriber, BusyCommand Command, Func<IReadOnlyList<LoggedEvent>, EncodedLines> Read);

    private sealed record ReadingDone(EncodedLines? Lines, Exception? Cause);
}
