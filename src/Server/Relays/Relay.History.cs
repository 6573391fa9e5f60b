using Akka.Actor;
using Akka.Event;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Relays;

/// <content>Reads further back than the history that new members get. One reading at a time: others wait.</content>
internal sealed partial class Relay
{
    private readonly PastLines _past;
    private readonly Queue<HistoryReading> _readings = new();

    private void ReceiveHistory()
    {
        Receive<RelayCommands.ReadHistory>(ReadHistory);
        Receive<HistoryRead>(OnHistoryRead);
    }

    private void ReadHistory(RelayCommands.ReadHistory command)
    {
        if (!TryBegin(command, command.Number, out var member))
            return;
        member.Busy = command;
        var reading = new HistoryReading(member, command.Range, command.Number);
        _readings.Enqueue(reading);
        if (_readings.Count == 1)
            StartReading(reading);
    }

    private void StartReading(HistoryReading reading)
    {
        var latest = _recent.After(0, _recent.Last, int.MaxValue);
        var before = latest.Length > 0 ? _recent.First : _last + 1;
        var now = Context.System.Scheduler.Now;
        _ = Task.Run(() => _past.Read(reading.Range, now, latest, before)).PipeTo(
            Self,
            Self,
            events => new HistoryRead(events, null),
            cause => new HistoryRead([], cause));
    }

    private void OnHistoryRead(HistoryRead read)
    {
        var (member, _, number) = _readings.Dequeue();
        if (_readings.TryPeek(out var next))
            StartReading(next);
        if (read.Cause is not null)
            _log.Warning("the history could not be read: {0}", read.Cause.GetBaseException().Message);
        if (!_subscribers.TryGet(member.Id, out var present) || present != member)
            return;
        ShowAnswer(member, read.Cause is null
            ? ServerLines.Past(member.Format, read.Events)
            : ServerLines.Refusal(member.Format, "the history cannot be read now: try again later", number));
    }

    private sealed record HistoryReading(Member Member, HistoryRange Range, long? Number);

    private sealed record HistoryRead(IReadOnlyList<StampedEvent> Events, Exception? Cause);
}
