using Akka.Actor;
using Akka.Event;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Rooms.Mapping;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays;

/// <content>Catching up: a relay that is further behind than the room remembers reads the missing events from the log.</content>
internal sealed partial class Relay
{
    // As many as the room gives: a relay should not encode for long.
    private const int EventsPerReading = 1000;

    private readonly LogReader? _logReader;
    private bool _isReadingLog;

    // The log did not have what is missing: the next batch is taken as it is.
    private bool _acceptsGap;

    private void ReceiveLog() => Receive<LogRead>(OnLogRead);

    /// <summary>Reads the events that are missing before a batch. The batch is asked for again then, so it is not needed.</summary>
    /// <returns>False if nothing is missing, or it cannot be read.</returns>
    private bool TryReadMissing(RoomReplies.Batch batch)
    {
        if (_isReadingLog)
            return true;
        if (_logReader is null || _acceptsGap || batch.Events.Count == 0 || batch.Events[0].Stamp.Number <= _lastEvent + 1)
            return false;
        _isReadingLog = true;
        var (last, next) = (_lastEvent, batch.Events[0].Stamp.Number);
        _ = Task.Run(() => ReadBetween(_logReader, last, next))
            .PipeTo(Self, Self, events => new LogRead(events, null), cause => new LogRead([], cause));
        return true;
    }

    private static List<LoggedEvent> ReadBetween(LogReader reader, long last, long next) =>
    [
        .. reader.From(last + 1).SelectMany(RecordMapping.ToEvents)
            .SkipWhile(e => e.Stamp.Number <= last)
            .TakeWhile(e => e.Stamp.Number < next)
            .Take(EventsPerReading),
    ];

    private void OnLogRead(LogRead read)
    {
        _isReadingLog = false;
        _acceptsGap = read.Events.Count == 0;
        if (read.Cause is not null)
            _log.Warning("what was said meanwhile could not be read: {0}", read.Cause.GetBaseException().Message);
        var pending = _window.Pending.ToDictionary(command => command.Number);
        foreach (var e in read.Events)
            OnEvent(IsOwn(e, pending) ? e with { Relay = _number } : e);
        Flush();
        Ask();
    }

    /// <summary>Whether a command of this relay brought an event about. A record has the command's number, and not whose it is.</summary>
    private bool IsOwn(LoggedEvent e, Dictionary<long, RoomCommands.Apply> pending) =>
        pending.TryGetValue(e.Command, out var command) && (command.By == e.By || e.Placement?.Relay == _number);

    private sealed record LogRead(IReadOnlyList<LoggedEvent> Events, Exception? Cause);
}
