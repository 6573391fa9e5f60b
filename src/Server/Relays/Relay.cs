using Akka.Actor;
using Akka.Event;
using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Dispatching;
using AkkaChat.Server.History;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Relays;

/// <summary>
/// Reads the room for its sessions, passes their commands to it, and owns all that is written to them. It asks the room for the next batch,
/// encodes it once for each view, and writes it to every session's connection itself: a delivery costs one send and no message.
/// It numbers the sessions' commands, and sends each again until the room has answered it. What a session has to say to its own client
/// goes through the relay too, so no line overtakes another.
/// </summary>
/// <remarks>
/// The relay asks when its last round of sends is out. The next batch is what has gathered since: an idle room adds no delay, and a busy
/// one writes once for many lines.
/// </remarks>
internal sealed partial class Relay : ReceiveActor, IWithTimers
{
    // Kept for clients whose join is applied some time after their handshake.
    private const int RecentEvents = 1000;

    // How long lines about who joined and left wait for more, in a time when many do.
    private static readonly TimeSpan ArrivalsWait = TimeSpan.FromSeconds(1);

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly SessionSettings _settings;
    private readonly Subscribers _subscribers = new();
    private readonly Dictionary<ConnectionId, SessionLink> _links = [];
    private readonly Dictionary<long, SessionLink> _joining = [];
    private readonly List<Subscriber> _unconfirmed = [];
    private readonly MemberListCache _memberList = new();
    private readonly ResumeDirectory _resumable;
    private readonly RecentLines _recentLines;
    private readonly RecentEvents _recent = new(RecentEvents, maxBytes: 0);
    private bool _flushIsDue;

    public Relay(IActorRef room, ServerSettings settings, string name)
    {
        _name = name;
        _entry = _room = room;
        _window = new CommandWindow(_number);
        _settings = settings.Session;
        _resumable = new ResumeDirectory(settings.Connections);
        _logReader = settings.Log.Store == LogStore.Memory ? null : new LogReader(settings.Log);
        _history = new HistoryReader(_logReader);
        var index = SearchIndex.Of(settings.Log);
        (_search, _hasIndex) = (new LogSearch(_logReader, index), index is not null);
        _recentLines = new RecentLines(settings.Room.HistoryLines);
        _operatorPassword = settings.OperatorPassword;
        _hasRejoinCodes = settings.Room.HasRejoinCodes;
        ReceiveFromSessions();
        ReceiveJoins();
        ReceiveRejoins();
        ReceiveHistory();
        ReceiveSearches();
        ReceiveLag();
        ReceiveViews();
        ReceivePasswords();
        ReceiveAccounts();
        ReceiveFromRoom();
        ReceiveLog();
        Receive<WriteAck>(OnAck);
        Receive<Tcp.CommandFailed>(OnWriteFailed);
        Receive<FlushBatch>(_ => Flush());
        Receive<FlushWaiting>(_ => _subscribers.Flush(includesWaiting: true));
        Receive<GraceExpired>(OnGraceExpired);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Props of a relay.</summary>
    /// <param name="room">The way to the room; which actor that is may change.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="name">Names this node and which of its relays this is.</param>
    public static Props Props(IActorRef room, ServerSettings settings, string name = "") => Akka.Actor.Props.Create(() => new Relay(room, settings, name));

    /// <summary>A session whose message fails is stopped. Nobody else notices.</summary>
    protected override bool AroundReceive(Receive receive, object message)
    {
        try
        {
            return base.AroundReceive(receive, message);
        }
        catch (Exception fault)
        {
            _log.Error(fault, "{0} failed", message.GetType().Name);
            if (message is RelayCommand { Id: var id } && _links.TryGetValue(id, out var link))
                Context.Stop(link.Session);
            return true;
        }
    }

    private void FlushLater()
    {
        if (_flushIsDue)
            return;
        _flushIsDue = true;
        RoundExecutor.TellWhenIdle(Self, FlushBatch.Instance);
    }

    /// <summary>Tells everybody what they have yet to be told, and the sessions what is done.</summary>
    /// <returns>How many lines the members got in all.</returns>
    private long Flush()
    {
        _flushIsDue = false;
        var delivered = _subscribers.Flush();
        if (_subscribers.HasWaiting && !Timers.IsTimerActive(nameof(FlushWaiting)))
            Timers.StartSingleTimer(nameof(FlushWaiting), FlushWaiting.Instance, ArrivalsWait);
        foreach (var subscriber in _unconfirmed)
        {
            var count = subscriber.Unconfirmed;
            subscriber.Unconfirmed = 0;
            subscriber.InFlight -= count;
            TellDone(subscriber);
            subscriber.SessionLink?.Session.Tell(new RelayReplies.Confirmed(count, subscriber.TakeRefused()), Self);
        }
        _unconfirmed.Clear();
        TellCloser();
        return delivered;
    }

    private void OnAck(WriteAck ack)
    {
        if (!_links.TryGetValue(ack.Connection, out var link))
            return;
        var (fellBehind, dropped) = (link.Writer.FellBehind, link.Writer.Dropped);
        link.Writer.OnAck();
        if (fellBehind && !link.Writer.FellBehind && link.Subscriber is { } subscriber)
            NoteSkipped(subscriber, dropped);
        if (fellBehind && !link.Writer.FellBehind && link.Subscriber?.Resume is { } resume)
        {
            link.Send(ServerLines.Control(new ControlLine.CursorMoved(resume.Replay.End)));
            link.Send(ServerLines.Control(new ControlLine.Acknowledged(resume.Numbers.Done)));
        }
        TellWhenFlushed(link);
    }

    private void OnWriteFailed(Tcp.CommandFailed failed)
    {
        if (failed.Cmd is Tcp.Write { Ack: WriteAck ack } && _links.TryGetValue(ack.Connection, out var link))
            link.Session.Tell(RelayReplies.WriteFailed.Instance, Self);
    }

    private void TellWhenFlushed(SessionLink link)
    {
        if (link is { IsFinishing: true, Writer.IsDone: true })
            link.Session.Tell(RelayReplies.Flushed.Instance, Self);
    }

    private static void TellDone(Subscriber subscriber)
    {
        if (subscriber is not { Resume: { } resume, SessionLink: { } link } || resume.Numbers.Done == resume.DoneSent)
            return;
        resume.DoneSent = resume.Numbers.Done;
        link.Send(ServerLines.Control(new ControlLine.Acknowledged(resume.Numbers.Done)));
    }

    /// <summary>Shows a member lines behind all that happened before.</summary>
    private static void Show(Subscriber subscriber, EncodedLines lines)
    {
        subscriber.FlushPending();
        subscriber.Send(lines);
    }

    /// <summary>Counts a command or an answer as done. The session is told with the batch.</summary>
    private void Confirm(Subscriber subscriber)
    {
        if (subscriber.Unconfirmed++ == 0)
            _unconfirmed.Add(subscriber);
        FlushLater();
    }

    private sealed record FlushBatch
    {
        public static readonly FlushBatch Instance = new();
    }

    private sealed record FlushWaiting
    {
        public static readonly FlushWaiting Instance = new();
    }

    private sealed record SessionEnded(ConnectionId Id);

    private sealed record GraceExpired(Subscriber Subscriber, string Reason);
}
