using System.Security.Cryptography;
using Akka.Actor;
using Akka.Event;
using AkkaChat.Server.Dispatching;
using AkkaChat.Server.Journal.Records;

namespace AkkaChat.Server.Rooms;

/// <content>Recorded first, then told. One record is under way at a time; what happens meanwhile is the next.</content>
internal sealed partial class ChatRoom
{
    // A start reads at most this many records after the snapshot.
    private const int RecordsPerSnapshot = 500;

    private const int EpochBytes = 4;

    private readonly List<LoggedEvent> _gathered = [];
    private readonly HashSet<MemberId> _absent = [];
    private List<(IActorRef? To, object Reply)> _outbox = [];
    private List<(IActorRef? To, object Reply)> _underWay = [];
    private int _recordsSinceSnapshot;
    private bool _isNew = true;
    private bool _isWriting;
    private bool _writeIsDue;
    private bool _hasRelay;

    /// <inheritdoc />
    protected override void OnRecoveryFailure(Exception reason, object? message = null)
    {
        _health?.Fail(reason);
        if (_health is null)
            base.OnRecoveryFailure(reason, message);
    }

    /// <inheritdoc />
    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        _log.Error("the room cannot record what happened, so it tells nobody and stops: {0}", cause.Message);
        _health?.Stop(cause);
    }

    /// <inheritdoc />
    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        OnPersistFailure(cause, @event, sequenceNr);
        Context.Stop(Self);
    }

    private void Repeat(Record record)
    {
        if (record.Epoch.Length > 0)
            _state.Epoch = record.Epoch;
        foreach (var e in RecordMapping.ToEvents(record))
            _state.Repeat(e);
    }

    private void OnRecovered()
    {
        _isNew = _state.Epoch.Length == 0;
        if (_isNew)
            _state.Epoch = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(EpochBytes));
        _absent.UnionWith(_state.Members.Ids);
        if (_absent.Count > 0)
            Timers.StartSingleTimer(nameof(ReleaseAbsent), ReleaseAbsent.Instance, _gracePeriod);
        _health?.Complete();
    }

    private void Subscribe()
    {
        _relays.Add(Sender);
        Answer(new RoomReplies.Subscribed(_state.Epoch, _state.Said.After(0)));
        if (_hasRelay)
            return;
        _hasRelay = true;
        RemoveAbsent(member => _state.Clients.ClientOf(member) is null);
    }

    /// <summary>Has members leave that were here when the server stopped, and have not come back.</summary>
    private void RemoveAbsent(Func<MemberId, bool> choose)
    {
        foreach (var member in _state.Members.Ids.Where(_absent.Contains).Where(choose).ToList())
            Leave(member, new RoomCommands.Leave("the server was started again"));
    }

    private void Append(MemberId by, LoggedEvent e)
    {
        _state.Note(e, by);
        if (!_isRecorded)
            return;
        _gathered.Add(e);
        WriteLater();
    }

    private void Answer(object reply) => Hold(Sender, reply);

    private void AnswerAll(object reply) => Hold(null, reply);

    /// <summary>Holds a reply until all that happened before it is recorded.</summary>
    private void Hold(IActorRef? to, object reply)
    {
        _outbox.Add((to, reply));
        if (!_isWriting && _gathered.Count == 0)
            Release(_outbox);
    }

    private void WriteLater()
    {
        if (_isWriting || _writeIsDue)
            return;
        _writeIsDue = true;
        RoundExecutor.TellWhenIdle(Self, WriteRecord.Instance);
    }

    private void Write()
    {
        _writeIsDue = false;
        var record = RecordMapping.ToRecord(_gathered);
        if (_isNew)
            record.Epoch = _state.Epoch;
        _isNew = false;
        _isWriting = true;
        _gathered.Clear();
        (_underWay, _outbox) = (_outbox, _underWay);
        var snapshot = ++_recordsSinceSnapshot >= RecordsPerSnapshot ? SnapshotMapping.ToSnapshot(_state) : null;
        PersistAsync(record, _ => OnWritten(snapshot));
    }

    private void OnWritten(Snapshot? snapshot)
    {
        _isWriting = false;
        Release(_underWay);
        if (_gathered.Count > 0)
            WriteLater();
        else
            Release(_outbox);
        if (snapshot is null)
            return;
        _recordsSinceSnapshot = 0;
        SaveSnapshot(snapshot);
    }

    private void Release(List<(IActorRef? To, object Reply)> replies)
    {
        foreach (var (to, reply) in replies)
        {
            if (to is not null)
                to.Tell(reply, Self);
            else
                TellAll(reply);
        }
        replies.Clear();
    }

    private void TellAll(object reply)
    {
        foreach (var relay in _relays)
            relay.Tell(reply, Self);
    }

    private sealed record WriteRecord
    {
        public static readonly WriteRecord Instance = new();
    }

    private sealed record ReleaseAbsent
    {
        public static readonly ReleaseAbsent Instance = new();
    }
}
