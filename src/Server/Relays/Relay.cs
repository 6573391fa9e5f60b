using Akka.Actor;
using Akka.Event;
using AkkaChat.Server.Connections;
using AkkaChat.Server.History;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Relays.FanOut;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.State;
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
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly SessionSettings _settings;
    private readonly Subscribers _subscribers = new();
    private readonly Dictionary<ConnectionId, SessionLink> _links = [];
    private readonly Dictionary<long, SessionLink> _joining = [];
    private readonly MemberListCache _memberList = new();
    private readonly ResumeDirectory _resumable;
    private readonly RecentLines _recentLines;

    // As many as the room keeps, and the same objects where it is on this node: much can happen between the handshake of a client and its joining.
    private readonly RecentEvents _recentEvents = new(RoomState.RecentEventCount, RoomState.RecentBytes);

    public Relay(IActorRef room, ServerSettings settings, string name)
    {
        _name = name;
        _entry = _room = room;
        _window = new CommandWindow(_number);
        _settings = settings.Session;
        _resumable = new ResumeDirectory(settings.Connections);
        _maxJoining = settings.Connections.Max;
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
        ReceiveWritten();
        ReceiveLeaving();
        ReceiveClosing();
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Props of a relay.</summary>
    /// <param name="room">The way to the room; which actor that is may change.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="name">Names this node and which of its relays this is.</param>
    public static Props Props(IActorRef room, ServerSettings settings, string name = "") =>
        Akka.Actor.Props.Create(() => new Relay(room, settings, name));

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
}
