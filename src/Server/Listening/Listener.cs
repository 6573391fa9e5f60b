using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Event;
using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Limits;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Metrics;
using AkkaChat.Server.Sessions;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Listening;

/// <summary>
/// Accepts connections, and starts a session for each one that the <see cref="ConnectionLimiter"/> admits. A session that fails ends with
/// its connection; nobody else notices.
/// </summary>
/// <remarks>
/// Akka.IO ends connections together with the listening socket that accepted them. So a server that stops keeps its listening sockets until the
/// last session has ended, and refuses newcomers with a line.
/// </remarks>
internal sealed partial class Listener : ReceiveActor
{
    private readonly IReadOnlyList<IActorRef> _relays;
    private readonly ConnectionSettings _connections;
    private readonly ConnectionLimiter _limiter;
    private readonly AcceptedSockets _sockets = new();
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly ServerMetrics _metrics = ServerMetrics.Of(Context.System);
    private readonly List<IActorRef> _listeningSockets = [];
    private SessionSettings _settings;
    private IActorRef _starter = ActorRefs.Nobody;
    private long _accepted;
    private bool _isRefusing;
    private int _sessions;

    public Listener(IReadOnlyList<IActorRef> relays, ConnectionSettings connections, SessionSettings settings)
    {
        _relays = relays;
        _connections = connections;
        _limiter = new ConnectionLimiter(connections);
        _settings = settings;
        Listening();
    }

    /// <summary>Props of a listener that does not listen yet.</summary>
    /// <param name="relays">The relays, each of which gets an equal share of the sessions.</param>
    /// <param name="connections">The limits.</param>
    /// <param name="settings">How a session behaves.</param>
    public static Props Props(IReadOnlyList<IActorRef> relays, ConnectionSettings connections, SessionSettings settings) =>
        Akka.Actor.Props.Create(() => new Listener(relays, connections, settings));

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);

    /// <summary>Cuts off a new connection when its message fails. Sessions and the listening socket are not affected.</summary>
    protected override bool AroundReceive(Receive receive, object message)
    {
        try
        {
            return base.AroundReceive(receive, message);
        }
        catch (Exception fault)
        {
            _log.Error(fault, "{0} failed", message.GetType().Name);
            if (message is Tcp.Connected)
                Sender.Tell(Tcp.Abort.Instance, Self);
            return true;
        }
    }

    private void Listening()
    {
        Receive<ListenerCommands.Listen>(Bind);
        Receive<Tcp.Bound>(OnBound);
        Receive<Tcp.CommandFailed>(failed => failed.Cmd is Tcp.Bind, OnBindFailed);
        Receive<Tcp.Connected>(Accept);
        Receive<ListenerCommands.Admit>(admit => Admit(ClientOf(admit.From), admit.Local, admit.Socket));
        Receive<ListenerCommands.StopAccepting>(_ => StopAccepting());
        Receive<ListenerCommands.Reconfigure>(Reconfigure);
        ReceiveEnds();
    }

    private void ReceiveEnds()
    {
        Receive<ListenerCommands.SessionEnded>(EndSession);
        Receive<Tcp.ConnectionClosed>(_ => { }); // a refused connection has ended
    }

    private void Bind(ListenerCommands.Listen command)
    {
        _starter = Sender;
        Inet.SocketOption[] options = [new BothAddressFamilies(), new KeepAlive(_connections.KeepAlive), _sockets];
        Context.System.Tcp().Tell(new Tcp.Bind(Self, command.Address, _connections.Backlog, options, pullMode: true), Self);
    }

    private void OnBound(Tcp.Bound bound)
    {
        _listeningSockets.Add(Sender);
        _starter.Tell(new ListenerReplies.Listening(bound.LocalAddress), Self);
    }

    private void OnBindFailed(Tcp.CommandFailed failed) =>
        _starter.Tell(new ListenerReplies.Failed(failed.Cause.HasValue ? failed.Cause.Value : null), Self);

    private void Accept(Tcp.Connected connected)
    {
        var socket = _sockets.Take(connected);
        var from = ClientOf((IPEndPoint)connected.RemoteAddress);
        if (connected.LocalAddress is not DoorEndPoint && _limiter.Settings.Proxies.Contains(from.Address))
            Context.ActorOf(ProxiedConnection.Props(Sender, connected, socket));
        else
            Admit(from, connected.LocalAddress, socket);
    }

    private void Admit(IPEndPoint from, EndPoint local, Socket? socket)
    {
        if (!_limiter.TryAdmit(from.Address, Context.System.Scheduler.Now, out var delay, out var refusal))
        {
            Refuse(from.Address, refusal.Reason, refusal.Text);
            return;
        }
        _isRefusing = false;
        var client = new ClientConnection(new ConnectionId(++_accepted), from, Sender, socket)
        {
            Door = DoorNames.Of(local),
            Output = (local as DoorEndPoint)?.Output,
        };
        var relay = _relays[(int)(client.Id.Number % _relays.Count)];
        var session = Context.ActorOf(Session.Props(client, relay, _settings, delay), $"session-{client.Id.Number}");
        Context.WatchWith(session, new ListenerCommands.SessionEnded(from.Address));
        _sessions++;
    }

    /// <summary>Tells the client why, and closes. Only the first refusal in a row is logged, so that a storm does not fill the log.</summary>
    private void Refuse(IPAddress from, RefusalReason counted, ServerText reason)
    {
        _metrics.Refused(counted);
        Sender.Tell(new Tcp.Register(Self), Self);
        var line = ServerLines.Refusal(new LineForm(WireFormat.Lf, _settings.Language), reason);
        Sender.Tell(Tcp.Write.Create(ByteString.FromBytes(line.Segments.ToArray())), Self);
        Sender.Tell(Tcp.Close.Instance, Self);
        if (!_isRefusing)
            _log.Warning("refused a connection from {0}: {1}", from, reason);
        _isRefusing = true;
    }

    // Where both families are taken, an IPv4 address comes as an IPv6 address that holds it (RFC 4291, section 2.5.5.2).
    private static IPEndPoint ClientOf(IPEndPoint from) => from.Address.IsIPv4MappedToIPv6 ? new IPEndPoint(from.Address.MapToIPv4(), from.Port) : from;

    private void Reconfigure(ListenerCommands.Reconfigure command)
    {
        _limiter.Settings = command.Connections;
        _settings = command.Session;
    }

    private void EndSession(ListenerCommands.SessionEnded ended)
    {
        _sessions--;
        _limiter.Release(ended.From);
        UnbindWhenEmpty();
    }
}
