using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Metrics;

namespace AkkaChat.Server.Listening;

/// <summary>
/// A connection that a proxy brings to the plain door. It reads the proxy's header, tells the listener whose connection it is, and then stands
/// between the connection actor and its session: what is read passes through it, what is written goes past it.
/// </summary>
internal sealed class ProxiedConnection : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan HeaderTimeout = TimeSpan.FromSeconds(5);

    private readonly IActorRef _connection;
    private readonly Tcp.Connected _connected;
    private readonly Socket? _socket;
    private IActorRef _handler = ActorRefs.Nobody;
    private ByteString _read = ByteString.Empty;
    private bool _hasPeerClosed;

    public ProxiedConnection(IActorRef connection, Tcp.Connected connected, Socket? socket)
    {
        (_connection, _connected, _socket) = (connection, connected, socket);
        Receive<Tcp.Received>(ReadHeader);
        Receive<Tcp.ConnectionClosed>(_ => Context.Stop(Self));
        Receive<Terminated>(_ => Context.Stop(Self));
        Receive<HeaderTimedOut>(_ => Refuse());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Props of the actor, a child of the listener.</summary>
    /// <param name="connection">The connection actor.</param>
    /// <param name="connected">The proxy's address, and the address that it connected to.</param>
    /// <param name="socket">The connection's socket; null where the transport is no socket.</param>
    public static Props Props(IActorRef connection, Tcp.Connected connected, Socket? socket) =>
        Akka.Actor.Props.Create(() => new ProxiedConnection(connection, connected, socket));

    protected override void PreStart()
    {
        Context.Watch(_connection);
        _connection.Tell(new Tcp.Register(Self, keepOpenOnPeerClosed: true), Self);
        _connection.Tell(Tcp.ResumeReading.Instance, Self);
        Timers.StartSingleTimer(nameof(HeaderTimedOut), HeaderTimedOut.Instance, HeaderTimeout);
    }

    private void ReadHeader(Tcp.Received received)
    {
        _read = _read.Concat(received.Data);
        switch (ProxyHeader.Read(_read.ToArray(), out var length, out var source))
        {
            case ProxyHeaderState.Complete:
                Timers.CancelAll();
                _read = _read.Slice(length);
                Become(Passing);
                Context.Parent.Tell(new ListenerCommands.Admit(source ?? (IPEndPoint)_connected.RemoteAddress, _connected.LocalAddress, _socket), Self);
                break;
            case ProxyHeaderState.Incomplete:
                _connection.Tell(Tcp.ResumeReading.Instance, Self);
                break;
            default:
                Refuse();
                break;
        }
    }

    private void Refuse()
    {
        ServerMetrics.Of(Context.System).Refused(RefusalReason.ProxyHeader);
        _connection.Tell(Tcp.Write.Create(ByteString.FromBytes(ServerLines.Refusal(WireFormat.Lf, ProxyHeader.Refusal).Segments.ToArray())), Self);
        _connection.Tell(Tcp.Close.Instance, Self);
        Timers.CancelAll();
    }

    private void Passing()
    {
        Receive<Tcp.Register>(Register);
        Receive<Tcp.ResumeReading>(_ => ReadOn());
        Receive<Tcp.Command>(command => _connection.Tell(command, Sender)); // the connection answers its sender
        Receive<Tcp.PeerClosed>(_ => OnPeerClosed());
        Receive<Tcp.Event>(happened => _handler.Tell(happened, Self));
        Receive<Terminated>(_ => Context.Stop(Self)); // so does the connection, whose handler this is
    }

    private void Register(Tcp.Register register)
    {
        _handler = register.Handler;
        Context.Watch(_handler);
    }

    /// <summary>Hands out what came behind the header first.</summary>
    private void ReadOn()
    {
        if (_read.IsEmpty)
        {
            _connection.Tell(Tcp.ResumeReading.Instance, Self);
            return;
        }
        _handler.Tell(new Tcp.Received(_read), Self);
        _read = ByteString.Empty;
        if (_hasPeerClosed)
            _handler.Tell(Tcp.PeerClosed.Instance, Self);
    }

    private void OnPeerClosed()
    {
        _hasPeerClosed = true;
        if (_read.IsEmpty)
            _handler.Tell(Tcp.PeerClosed.Instance, Self);
    }

    private sealed record HeaderTimedOut
    {
        public static readonly HeaderTimedOut Instance = new();
    }
}
