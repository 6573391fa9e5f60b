using System.Diagnostics;
using System.Security.Cryptography;
using Akka.Event;
using AkkaChat.Server.Dispatching;
using AkkaChat.Server.Journal.Records;
using AkkaChat.Server.Rooms.Mapping;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Rooms;

/// <content>The log: events are recorded first, then told. One record is written at a time; what happens meanwhile is the next.</content>
internal sealed partial class ChatRoom
{
    // A start reads at most this many records after the snapshot.
    private const int RecordsPerSnapshot = 500;

    private const int EpochDigits = 8;

    // A record waits this long, or a tick of the scheduler, for relays that still write the last one.
    private static readonly TimeSpan RelayWait = TimeSpan.FromMilliseconds(5);

    private readonly List<LoggedEvent> _unrecorded = [];
    private long _lastRecorded;
    private int _recordsSinceSnapshot;
    private bool _isWriting, _isWaitingForRelays, _hasWaitedForRelays;
    private bool _recordAndTellIsDue;

    /// <inheritdoc />
    protected override void OnRecoveryFailure(Exception reason, object? message = null)
    {
        _log.Error("the room cannot read its log: {0}", reason.Message);
        _readiness.Fail(reason);
    }

    /// <inheritdoc />
    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        _log.Error("the room cannot record what happened, and tells nobody until it can: {0}", cause.Message);
        _readiness.Problem = $"the last record could not be written: {cause.Message}";
    }

    /// <inheritdoc />
    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        OnPersistFailure(cause, @event, sequenceNr);
        Context.Stop(Self);
    }

    private void Replay(Record record)
    {
        if (record.Epoch.Length > 0)
            _state.Epoch = record.Epoch;
        foreach (var name in record.RelayNames)
            _state.Relays.SetName(name.Relay, name.Name);
        foreach (var e in RecordMapping.ToEvents(record))
            _state.Replay(e);
    }

    private void OnRecovered()
    {
        if (_state.Epoch.Length == 0)
            BeginLog();
        _lastRecorded = _state.Last;
        foreach (var relay in _state.Relays.Known)
            AwaitRelay(relay);
        foreach (var member in _state.Room.Present.Keys)
            AwaitLogin(member);
        _readiness.Complete();
    }

    /// <summary>Chooses the epoch of a new log. Nobody learns it before it is recorded.</summary>
    private void BeginLog()
    {
        _state.Epoch = RandomNumberGenerator.GetHexString(EpochDigits, lowercase: true);
        if (_isRecorded)
            Persist(new Record { First = 1, Time = Context.System.Scheduler.Now.ToUnixTimeMilliseconds(), Epoch = _state.Epoch }, _ => { });
    }

    private void Append(LoggedEvent e)
    {
        _state.Note(e);
        if (e.Event is not null)
            _metrics.Happened();
        if (_isRecorded)
            _unrecorded.Add(e);
        else
            _lastRecorded = e.Stamp.Number;
        RecordAndTellLater();
    }

    /// <summary>Writes and tells when nothing else is left to do: what happens until then goes along.</summary>
    private void RecordAndTellLater()
    {
        if (_recordAndTellIsDue)
            return;
        _recordAndTellIsDue = true;
        RoundExecutor.TellWhenIdle(Self, RecordAndTellNow.Instance);
    }

    private void RecordAndTell()
    {
        _recordAndTellIsDue = false;
        Tell();
        WriteNextRecord();
    }

    /// <summary>
    /// Begins a record when the relays wait for it: what is said while they write to their clients is one record. The slowest of several
    /// holds the others up for a moment only. Without that wait each record has the lines of the fastest relay's members alone, and every
    /// member costs a send for few lines.
    /// </summary>
    private void WriteNextRecord()
    {
        if (_unrecorded.Count == 0 || _isWriting)
            return;
        var asking = _links.Values.Count(link => link.IsAsking);
        if (_hasWaitedForRelays ? asking > 0 : asking == _links.Count)
        {
            Write();
        }
        else if (!_isWaitingForRelays && asking > 0)
        {
            _isWaitingForRelays = true;
            Timers.StartSingleTimer(RelayWaitElapsed.Instance, RelayWaitElapsed.Instance, RelayWait);
        }
    }

    private void OnRelayWaitElapsed()
    {
        _isWaitingForRelays = false;
        _hasWaitedForRelays = true;
        WriteNextRecord();
    }

    private void Write()
    {
        var record = RecordMapping.ToRecord(_unrecorded, _recordsWhispers);
        foreach (var relay in _newRelays)
            record.RelayNames.Add(new RelayName { Relay = relay, Name = _state.Relays.NameOf(relay) });
        _newRelays.Clear();
        _isWriting = true;
        _hasWaitedForRelays = false;
        if (_isWaitingForRelays)
            Timers.Cancel(RelayWaitElapsed.Instance);
        _isWaitingForRelays = false;
        var begun = Stopwatch.GetTimestamp();
        _readiness.WritingSince = begun;
        _unrecorded.Clear();
        var last = _state.Last;
        var snapshot = ++_recordsSinceSnapshot >= RecordsPerSnapshot ? SnapshotMapping.ToSnapshot(_state, _recordsWhispers) : null;
        PersistAsync(record, _ => OnWritten(last, snapshot, begun));
    }

    private void OnWritten(long last, Snapshot? snapshot, long begun)
    {
        _isWriting = false;
        _readiness.Written();
        _metrics.Recorded(Stopwatch.GetElapsedTime(begun));
        _lastRecorded = last;
        Tell();
        WriteNextRecord();
        if (snapshot is null)
            return;
        _recordsSinceSnapshot = 0;
        SaveSnapshot(snapshot);
    }

    private void Tell()
    {
        var now = Context.System.Scheduler.Now;
        foreach (var link in _links.Values)
            link.Reply(_state.Recent, _lastRecorded, now, Self);
    }

    private sealed record RelayWaitElapsed
    {
        public static readonly RelayWaitElapsed Instance = new();
    }

    private sealed record RecordAndTellNow
    {
        public static readonly RecordAndTellNow Instance = new();
    }
}
