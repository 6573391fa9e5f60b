using Akka.Actor;
using Akka.Event;
using Akka.Persistence;
using AkkaChat.Protocol;
using AkkaChat.Server.Journal.Records;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Rooms;

/// <summary>
/// The one authority on who is here, what was said and in which order. It applies the rules of <see cref="Room"/> to the commands of
/// its relays, numbers what happens, has it recorded, and only then tells it to every relay. It never touches a connection, and never waits:
/// commands are applied while a record is being written, and what they bring about is the next record.
/// </summary>
internal sealed partial class ChatRoom : ReceivePersistentActor, IWithTimers
{
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly TimeSpan _gracePeriod;
    private readonly LogHealth? _health;
    private readonly bool _isRecorded;
    private readonly RoomState _state;
    private readonly List<IActorRef> _relays = [];
    private bool _isClosed;

    public ChatRoom(ServerSettings settings, LogHealth? health)
    {
        _gracePeriod = settings.Session.GracePeriod;
        _health = health;
        _isRecorded = settings.Log.Store != LogStore.Memory;
        _state = new RoomState(settings.Room);
        Recover<SnapshotOffer>(offer => SnapshotMapping.Restore(_state, (Snapshot)offer.Snapshot));
        Recover<Record>(Repeat);
        Recover<RecoveryCompleted>(_ => OnRecovered());
        Command<RoomCommands.Apply>(Apply);
        Command<RoomCommands.Subscribe>(_ => Subscribe());
        Command<RoomCommands.CountMembers>(_ => Sender.Tell(_state.Members.Count, Self));
        Command<RoomCommands.Close>(_ => Close());
        Command<WriteRecord>(_ => Write());
        Command<ReleaseAbsent>(_ => RemoveAbsent(_ => true));
        Command<SaveSnapshotSuccess>(saved => DeleteSnapshots(new SnapshotSelectionCriteria(saved.Metadata.SequenceNr - 1)));
        Command<SaveSnapshotFailure>(failed => _log.Warning("a snapshot of the room could not be saved: {0}", failed.Cause.Message));
        Command<DeleteSnapshotsSuccess>(_ => { });
        Command<DeleteSnapshotsFailure>(_ => { }); // the next deletes them as well
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc />
    public override string PersistenceId => "room";

    /// <summary>Creates the room.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="health">Is told when the log has been read, and when it cannot be read or written.</param>
    public static Props Props(ServerSettings settings, LogHealth? health = null) => Akka.Actor.Props.Create(() => new ChatRoom(settings, health));

    /// <summary>A command that fails is refused to its sender. Nobody else notices, and the room is as it was.</summary>
    private void Apply(RoomCommands.Apply apply)
    {
        try
        {
            if (_isClosed)
                return; // too late
            if (apply.Command is RoomCommands.Join join)
                Join(apply.By, join);
            else if (apply.Command is RoomCommands.Return back)
                Return(apply.By, back);
            else if (_state.Members.Has(apply.By))
                Apply(apply.By, apply.Command, apply.Line);
        }
        catch (Exception fault)
        {
            _log.Error(fault, "{0} failed and was refused", apply.Command.GetType().Name);
            Refuse(apply.By, "something went wrong here, and nothing was done: try again");
        }
    }

    private void Apply(MemberId by, RoomCommand command, long line)
    {
        switch (command)
        {
            case RoomCommands.Say say:
                Publish(by, _state.Members.Say(by, say.Text), line);
                break;
            case RoomCommands.Act act:
                Publish(by, _state.Members.Act(by, act.Text), line);
                break;
            case RoomCommands.Rename rename:
                Rename(by, rename, line);
                break;
            case RoomCommands.Whisper whisper:
                Whisper(by, whisper);
                break;
            case RoomCommands.ListMembers:
                Answer(new RoomReplies.Members(by, _state.Members.Members));
                break;
            case RoomCommands.Leave leave:
                Leave(by, leave, line);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(command), command, null);
        }
    }

    private void Join(MemberId by, RoomCommands.Join join)
    {
        var result = _state.Members.Join(by, join.Nickname);
        if (!result.Accepted)
        {
            Refuse(by, result.Refusal);
            return;
        }
        Publish(by, join.Nickname, result.Event, line: 0, new LoggedMember(by, join.Client));
        _log.Info("{0} joined from {1}", join.Nickname, join.From);
    }

    /// <summary>A client comes back to its membership, or learns what it missed before it joins again.</summary>
    private void Return(MemberId by, RoomCommands.Return command)
    {
        var known = _state.Clients.TryGet(command.Client, out var client) ? client : null;
        var missed = command.Epoch == _state.Epoch ? _state.Recent.Since(command.After) : MissedEvents.None;
        if (known?.Member is not { } member)
        {
            Answer(new RoomReplies.NotHere(by, known?.Line, missed));
            return;
        }
        var nickname = _state.Members.NameOf(member);
        _state.Members.Replace(member, by);
        Append(by, new LoggedEvent(null, nickname, NextStamp() with { Number = _state.Last }, Member: new LoggedMember(by, command.Client)));
        Answer(new RoomReplies.Returned(by, nickname, known.Line, missed));
        _log.Info("{0} is back", nickname);
    }

    private void Rename(MemberId by, RoomCommands.Rename rename, long line)
    {
        var old = _state.Members.NameOf(by);
        var result = _state.Members.Rename(by, rename.Nickname);
        if (!result.Accepted)
        {
            Refuse(by, result.Refusal);
            return;
        }
        Publish(by, old, result.Event, line);
        _log.Info("{0} is now called {1}", old, rename.Nickname);
    }

    private void Whisper(MemberId by, RoomCommands.Whisper whisper)
    {
        if (!_state.Members.TryFindAddressee(by, whisper.To, out var addressee, out var refusal))
        {
            Refuse(by, refusal);
            return;
        }
        AnswerAll(new RoomReplies.Whispered(by, addressee, _state.Members.NameOf(by), _state.Members.NameOf(addressee), whisper.Text));
    }

    private void Leave(MemberId by, RoomCommands.Leave leave, long line = 0)
    {
        var nickname = _state.Members.NameOf(by);
        Publish(by, nickname, _state.Members.Leave(by).Event!, line);
        if (leave.Reason is null)
            _log.Info("{0} left", nickname);
        else
            _log.Info("{0} left: {1}", nickname, leave.Reason);
    }

    private void Publish(MemberId by, CommandResult result, long line)
    {
        if (result.Accepted)
            Publish(by, _state.Members.NameOf(by), result.Event, line);
        else
            Refuse(by, result.Refusal);
    }

    private void Publish(MemberId by, Nickname who, RoomEvent happened, long line, LoggedMember? member = null)
    {
        var stamp = NextStamp();
        Append(by, new LoggedEvent(happened, who, stamp, line, member));
        AnswerAll(new RoomReplies.Happened(by, happened, stamp));
    }

    private Stamp NextStamp() => new(_state.Last + 1, Context.System.Scheduler.Now);

    private void Refuse(MemberId by, string reason) => Answer(new RoomReplies.Refused(by, reason));

    private void Close()
    {
        _isClosed = true;
        Answer(RoomReplies.Closed.Instance);
    }
}
