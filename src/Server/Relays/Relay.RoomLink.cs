using System.Security.Cryptography;
using Akka.Actor;
using Akka.Event;
using AkkaChat.Server.Dispatching;
using AkkaChat.Server.History;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays;

/// <content>The link to the room: asks for the next batch, notices when no answer comes, and finds a room that was started again.</content>
internal sealed partial class Relay
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    // Checks without an answer before members are told.
    private const int ChecksUntilTold = 3;

    // Checks between two questions when nothing is under way. A relay that has lost the room asks at each check: its members may say nothing
    // and wait for others' lines.
    private const int ChecksWhenIdle = 5;

    // A batch of so many lines comes when people say more than anybody reads.
    private const int ManyLines = 16;

    // Of several nodes one writes to its members while another has done so. What is said until both have is one record, if the faster one waits for it.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(2);

    private readonly int _number = RandomNumberGenerator.GetInt32(1, int.MaxValue);
    private readonly string _name;
    private readonly CommandWindow _window;

    // Finds the room wherever it is; slower than the room's own actor, which is known once it has answered.
    private readonly IActorRef _entry;
    private IActorRef _room;

    // The room that this relay has subscribed to.
    private IActorRef _knownBy = ActorRefs.Nobody;
    private string _epoch = "";
    private long _lastEvent;
    private long _answeredAtCheck, _sentAtCheck;
    private int _stuckChecks, _idleChecks;
    private bool _roomIsAway;

    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(OperatorPasswordChanged));
        Subscribe();
        Timers.StartPeriodicTimer(nameof(Check), Check.Instance, CheckInterval);
    }

    private void ReceiveFromRoom()
    {
        Receive<RoomReplies.Batch>(OnBatch);
        Receive<RoomReplies.Subscribed>(OnSubscribed);
        Receive<Check>(_ => OnCheck());
        Receive<RoomGone>(OnRoomGone);
        Receive<SendNow>(_ => OnSendNow());
    }

    private void Subscribe() => _room.Tell(new RoomCommands.Subscribe(_number, _name), Self);

    private void OnSubscribed(RoomReplies.Subscribed subscribed)
    {
        _knownBy = Sender;
        if (_epoch.Length > 0)
            return; // it came before
        _epoch = subscribed.Epoch;
        _lastEvent = subscribed.Last;
        (_topic, _motd) = (subscribed.Topic, subscribed.Motd);
        foreach (var said in subscribed.Said)
            _recentLines.Add(said.Event, said.Stamp);
        Ask();
    }

    private void OnBatch(RoomReplies.Batch batch)
    {
        if (!_room.Equals(Sender))
            FollowRoom(Sender);
        if (_roomIsAway)
            TellAll($"the room goes on");
        _roomIsAway = false;
        if (TryReadMissing(batch))
            return;
        _acceptsGap = false;
        try
        {
            Process(batch);
        }
        finally
        {
            Flush();
            Measure(batch);
            RoundExecutor.RestFor(!RoomIsHere && batch.Events.Count >= ManyLines ? Rest : TimeSpan.Zero);
            AskLater();
        }
    }

    /// <summary>Speaks to the room without whatever is in between, and learns when it is gone.</summary>
    private void FollowRoom(IActorRef room)
    {
        Context.Unwatch(_room);
        _room = room;
        Context.WatchWith(room, new RoomGone(room));
        if (!_knownBy.Equals(room))
            Subscribe(); // one that took over does not know the name of a relay that has said nothing yet
        SendAgain(); // what is on the old way could be overtaken
    }

    private void OnRoomGone(RoomGone gone)
    {
        if (_room.Equals(gone.Room))
            FindRoom();
    }

    private void FindRoom()
    {
        Context.Unwatch(_room);
        _room = _entry;
        Ask(commands: []); // first: a room that took over takes no command of a relay that it does not know
        SendAgain();
    }

    private void Process(RoomReplies.Batch batch)
    {
        var answer = 0;
        foreach (var e in batch.Events)
        {
            while (answer < batch.Answers.Count && batch.Answers[answer].After < e.Stamp.Number)
                OnAnswer(batch.Answers[answer++]);
            OnEvent(e);
        }
        while (answer < batch.Answers.Count)
            OnAnswer(batch.Answers[answer++]);
    }

    /// <summary>
    /// Sends again what the room has not answered since the check before: it may have been started again, or something was lost on the way.
    /// </summary>
    private void OnCheck()
    {
        ReportMetrics();
        IndexLater(LogSearch.StepWhenBusy);

        // Something was under way at the last check, and nothing has been answered since.
        var isStuck = _window.Answered == _answeredAtCheck && _sentAtCheck > _answeredAtCheck;
        var isIdle = _window.Pending.Count == 0;
        (_answeredAtCheck, _sentAtCheck) = (_window.Answered, _window.Answered + _window.Pending.Count);
        _stuckChecks = isStuck ? _stuckChecks + 1 : 0;
        _idleChecks = isIdle ? _idleChecks + 1 : 0;
        if (_epoch.Length == 0)
            Subscribe();
        else if (isStuck || (isIdle && (_room.Equals(_entry) || _idleChecks % ChecksWhenIdle == 0)))
            FindRoom();
        if (_stuckChecks >= ChecksUntilTold && !_roomIsAway)
            OnRoomAway();
    }

    /// <summary>The room does not answer. Who is here and who wants to be is told, and who leaves does not wait for it.</summary>
    private void OnRoomAway()
    {
        _log.Warning("the room does not answer: what is said waits");
        _roomIsAway = true;
        TellAll($"the room does not answer: what you say waits, and is delivered when it is back");
        foreach (var link in _joining.Values.Where(link => !link.HasEnded && !link.IsFinishing))
            TellToWait(link);
        foreach (var subscriber in _subscribers.All.Where(subscriber => subscriber.IsLeaving).ToList())
            LetGo(subscriber);
    }

    private sealed record RoomGone(IActorRef Room);

    private sealed record Check
    {
        public static readonly Check Instance = new();
    }
}
