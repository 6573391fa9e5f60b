using Akka.Actor;
using Akka.Event;
using AkkaChat.Protocol;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Relays;

/// <content>Reads further back than the history that new members get. One reading at a time: others wait.</content>
internal sealed partial class Relay
{
    private readonly PastLines _past;
    private readonly Queue<RelayCommands.ReadHistory> _readings = new();

    private void ReceiveHistory()
    {
        Receive<RelayCommands.ReadHistory>(ReadHistory);
        Receive<HistoryRead>(OnHistoryRead);
    }

    private void ReadHistory(RelayCommands.ReadHistory command)
    {
        if (!TryBegin(command, command.Number, out var member))
            return;
        var answer = _readings.Any(reading => reading.Id == command.Id)
            ? ServerLines.Refusal(member.Format, "your last /history is still being read: wait for it", command.Number)
            : EncodedLines.None;
        if (!member.TryDefer(answer))
            ShowAnswer(member, answer);
        if (answer.Count > 0)
            return;
        _readings.Enqueue(command);
        if (_readings.Count == 1)
            StartReading(command);
    }

    private void StartReading(RelayCommands.ReadHistory command)
    {
        var latest = _recent.After(0, _recent.Last, int.MaxValue);
        var before = latest.Length > 0 ? _recent.First : _last + 1;
        _ = Task.Run(() => _past.Read(command.Range, latest, before)).PipeTo(
            Self,
            Self,
            events => new HistoryRead(command.Id, events, null),
            cause => new HistoryRead(command.Id, [], cause));
    }

    private void OnHistoryRead(HistoryRead read)
    {
        _readings.Dequeue();
        if (_readings.TryPeek(out var next))
            StartReading(next);
        if (read.Cause is not null)
            _log.Warning("the history could not be read: {0}", read.Cause.GetBaseException().Message);
        if (!_outlets.TryGetValue(read.Id, out var outlet) || outlet.Member is not { } member)
            return;
        Show(member, read.Cause is null
            ? ServerLines.Past(member.Format, read.Events)
            : ServerLines.Refusal(member.Format, "the history cannot be read now: try again later"));
    }

    private sealed record HistoryRead(ConnectionId Id, IReadOnlyList<StampedEvent> Events, Exception? Cause);
}
