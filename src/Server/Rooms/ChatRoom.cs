using System.Net;
using Akka.Actor;
using Akka.Event;
using Akka.Persistence;
using AkkaChat.Protocol;
using AkkaChat.Server.Journal.Records;
using AkkaChat.Server.Metrics;
using AkkaChat.Server.Rooms.Mapping;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Rooms.Rules;
using AkkaChat.Server.Rooms.State;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Rooms;

/// <summary>
/// The one authority on who is here, what was said and in which order. It applies the rules of <see cref="Room"/> to the commands of
/// its relays, numbers what happens, has it recorded, and only then tells the relays that ask. It never touches a connection, and never
/// waits: commands are applied while a record is being written, and what they bring about is the next record.
/// </summary>
internal sealed partial class ChatRoom : ReceivePersistentActor, IWithTimers
{
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly TimeSpan _gracePeriod;
    private readonly RoomReadiness _readiness;
    private readonly ServerMetrics _metrics = ServerMetrics.Of(Context.System);
    private readonly bool _isRecorded;
    private readonly bool _recordsWhispers;
    private readonly RoomState _state;
    private readonly HashSet<Nickname> _operators;

    public ChatRoom(ServerSettings settings, RoomReadiness readiness)
    {
        _gracePeriod = settings.Session.GracePeriod;
        _readiness = readiness;
        _isRecorded = settings.Log.Store != LogStore.Memory;
        _recordsWhispers = settings.Room.RecordWhispers;
        _state = new RoomState(settings.Room);
        _operators = [.. settings.Room.Operators.Select(Nickname.Restore)];
        Recover<SnapshotOffer>(offer => SnapshotMapping.Restore(_state, (Snapshot)offer.Snapshot));
        Recover<Record>(Replay);
        Recover<RecoveryCompleted>(_ => OnRecovered());
        Command<RoomCommands.Apply>(Apply);
        Command<RoomCommands.ApplyAll>(all => ApplyAll(all.Commands));
        Command<RoomCommands.Read>(Read);
        Command<RoomCommands.Subscribe>(Subscribe);
        Command<RoomCommands.Unsubscribe>(Unsubscribe);
        Command<RoomCommands.CountMembers>(_ => Sender.Tell(_state.Room.Count, Self));
        Command<RecordAndTellNow>(_ => RecordAndTell());
        Command<RelayWaitElapsed>(_ => OnRelayWaitElapsed());
        Command<RelayGone>(OnRelayGone);
        Command<RelayExpired>(OnRelayExpired);
        Command<LoginExpired>(OnLoginExpired);
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
    /// <param name="readiness">Is told when the log has been read, and when it cannot be read.</param>
    public static Props Props(ServerSettings settings, RoomReadiness? readiness = null) =>
        Akka.Actor.Props.Create(() => new ChatRoom(settings, readiness ?? new RoomReadiness()));

    /// <summary>A command that fails is refused to its sender. Nobody else notices, and the room is as it was.</summary>
    private void Apply(RoomCommands.Apply apply)
    {
        // It was applied already, or the relay sends it again: one before it was lost.
        if (!_links.TryGetValue(apply.Relay, out var link) || apply.Number != link.Applied + 1)
            return;
        link.Applied = apply.Number;
        try
        {
            Decide(apply);
        }
        catch (Exception fault)
        {
            _log.Error(fault, "{0} failed and was refused", apply.Command.GetType().Name);
            Refuse(apply, $"something went wrong here, and nothing was done: try again");
        }
    }

    private void ApplyAll(IReadOnlyList<RoomCommands.Apply> commands)
    {
        foreach (var apply in commands)
            Apply(apply);
    }

    private void Join(RoomCommands.Apply apply, RoomCommands.Join join, DateTimeOffset now)
    {
        if (join.Client is { } token && _state.Clients.TryGet(token, out var client) && client.State == ClientState.Here)
        {
            // It has joined by way of another relay meanwhile.
            Resume(apply, new RoomCommands.Resume(token, join.After, join.Epoch) { From = join.From, Door = join.Door }, now);
            return;
        }
        if (join.UsedCode is { } code && PrepareRejoin(code, join, now) is { } wrong)
        {
            Refuse(apply, wrong);
            return;
        }
        var member = new MemberId(_state.Last + 1);
        var result = _state.Room.Join(member, join.Nickname, now, join.IsProgram, AddressOf(join.From));
        if (!result.Accepted)
        {
            Refuse(apply, result);
            if (result.ClosesConnection)
                _log.Info("{0} from {1} was not let in: {2}", join.Nickname, join.From, result.Refusal);
            return;
        }
        _state.Room.Present[member].Door = join.Door;
        var placement = new Placement(apply.Relay, join.Client) { IsProgram = join.IsProgram, Code = join.Code, UsedCode = join.UsedCode };
        Append(Happened(apply with { By = member }, result.Event, join.Nickname, now) with { Placement = placement, MustLogIn = AwaitLogin(member) });
        _log.Info("{0} joined from {1}", join.Nickname, join.From);
    }

    /// <summary>A client comes back to its membership, or learns what it missed before it joins again.</summary>
    private void Resume(RoomCommands.Apply apply, RoomCommands.Resume resume, DateTimeOffset now)
    {
        var member = _state.Clients.TryGet(resume.Client, out var client) ? client.Member : default;
        var members = client?.Members ?? [member];
        var hasPlace = resume.Epoch == _state.Epoch;
        if (client is not { State: ClientState.Here })
        {
            var unknown = hasPlace ? MissedBy(members, resume.After) : null;
            Answer(apply, new RoomAnswer.NotHere(member, client?.Line, client is { State: ClientState.Left }, unknown) { Removal = client?.Removal });
            return;
        }
        var missed = MissedBy(members, hasPlace ? resume.After : member.Number - 1); // it may never have heard that it joined
        var nickname = _state.Room.NameOf(member);
        (_state.Room.Present[member].Address, _state.Room.Present[member].Door) = (AddressOf(resume.From), resume.Door);
        var moved = Happened(apply with { Number = 0, By = member }, null, nickname, now);
        Append(moved with { Placement = new Placement(apply.Relay, resume.Client) });
        Answer(apply, new RoomAnswer.Resumed(member, nickname, client.Line, missed) { Preferences = _state.Room.Present[member].Preferences });
        _log.Info("{0} is back", nickname);
    }

    private MissedEvents MissedBy(IReadOnlyList<MemberId> members, long after) =>
        _state.Recent.MissedBy(after, members) with { Last = after > _state.Last ? _state.Last : null };

    private void Rename(RoomCommands.Apply apply, RoomCommands.Rename rename, DateTimeOffset now)
    {
        var old = _state.Room.NameOf(apply.By);
        var result = _state.Room.Rename(apply.By, rename.Nickname, now);
        if (!result.Accepted)
        {
            Refuse(apply, result);
            return;
        }
        Append(Happened(apply, result.Event, old, now) with { MustLogIn = AwaitLogin(apply.By) });
        _log.Info("{0} is now called {1}", old, rename.Nickname);
    }

    private void Leave(RoomCommands.Apply apply, RoomCommands.Leave leave, DateTimeOffset now)
    {
        var nickname = _state.Room.NameOf(apply.By);
        Append(Happened(apply, _state.Room.Leave(apply.By).Event, nickname, now) with { IsAsked = leave.Reason is null });
        if (leave.Reason is null)
            _log.Info("{0} left", nickname);
        else
            _log.Info("{0} left: {1}", nickname, leave.Reason);
    }

    private void Publish(RoomCommands.Apply apply, CommandResult result, DateTimeOffset now, MemberId to = default)
    {
        if (result.Accepted)
            Append(Happened(apply, result.Event, _state.Room.NameOf(apply.By), now, to));
        else
            Refuse(apply, result);
    }

    private LoggedEvent Happened(RoomCommands.Apply apply, RoomEvent? what, Nickname who, DateTimeOffset now, MemberId to = default) =>
        new(what, apply.By, who, new Stamp(_state.Last + 1, now)) { Relay = apply.Relay, Command = apply.Number, Line = apply.Line, To = to };

    private static IPAddress? AddressOf(string from) => IPEndPoint.TryParse(from, out var endpoint) ? endpoint.Address : null;

    private void Refuse(RoomCommands.Apply apply, CommandResult result) =>
        Answer(apply, new RoomAnswer.Refused(result.Refusal!, result.IsFinal) { ClosesConnection = result.ClosesConnection });

    private void Refuse(RoomCommands.Apply apply, ServerText reason) => Answer(apply, new RoomAnswer.Refused(reason));

    private void Answer(RoomCommands.Apply apply, RoomAnswer answer)
    {
        _links[apply.Relay].Add(new RoomReplies.CommandAnswer(apply.Number, _state.Last, answer));
        RecordAndTellLater();
    }
}
