using Akka;
using Akka.Actor;
using Akka.IO;
using Akka.Streams;
using Akka.Streams.Dsl;
using AkkaChat.Client.Session;

namespace AkkaChat.Client.Connection;

/// <summary>
/// The client as one graph. The user's lines go through a connection, which is restarted when it breaks, and the server's lines go to the
/// user. Back-pressure reaches from the keyboard to the network and from the network to the screen.
/// </summary>
internal sealed class ServerStream
{
    // Protects the memory from a faulty server: no real line is nearly as long.
    private const int MaxLineBytes = 4 * 1024 * 1024;

    // A person sees the lines that wait; a script waits itself.
    private const int InputBufferSize = 16;

    // One is taken before the next comes, except at the beginning.
    private const int OwnBufferSize = 4;

    private const double RandomFactor = 0.3;

    private static readonly ByteString Lf = ByteString.FromString("\n");
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(35);

    private readonly ActorSystem _system;
    private readonly ClientSession _session;
    private readonly ClientOptions _options;
    private readonly ServerTrust? _trust;
    private readonly ISourceQueueWithComplete<Outgoing> _input;
    private readonly UniqueKillSwitch _killSwitch;
    private ISourceQueueWithComplete<Outgoing>? _own;

    /// <summary>Starts the stream.</summary>
    /// <param name="system">Runs the stream.</param>
    /// <param name="session">Decides what to send and what to show.</param>
    /// <param name="options">The server's address.</param>
    /// <param name="trust">What to trust; null for a connection without TLS.</param>
    /// <param name="show">Shows something to the user.</param>
    public ServerStream(ActorSystem system, ClientSession session, ClientOptions options, ServerTrust? trust, Action<ClientEvent> show)
    {
        (_system, _session, _options, _trust) = (system, session, options, trust);

        // The client sends by itself too: when it has joined, when it is asked who it is, and now and then a ping.
        var own = Source.Queue<Outgoing>(OwnBufferSize, OverflowStrategy.DropHead).MapMaterializedValue(queue =>
        {
            _own = queue;
            return NotUsed.Instance;
        });
        var pings = Source.Tick<Outgoing>(PingInterval, PingInterval, Outgoing.Ping.Instance).MapMaterializedValue(_ => NotUsed.Instance);
        var input = Source.Queue<Outgoing>(InputBufferSize, OverflowStrategy.Backpressure);
        var screen = Sink.ForEach(show);

        ((_input, _killSwitch), Completion) = input
            .Via(Flow.Create<Outgoing>().Merge(own).Merge(pings))
            .SelectMany(session.Send)
            .Via(RestartFlow.WithBackoff(Connect, RestartSettings.Create(options.Retry.MinBackoff, options.Retry.MaxBackoff, RandomFactor)))
            .SelectMany(Receive)
            .ViaMaterialized(KillSwitches.Single<ClientEvent>(), Keep.Both)
            .ToMaterialized(screen, Keep.Both)
            .Run(system.Materializer());
    }

    /// <summary>Completes when the stream does.</summary>
    public Task Completion { get; }

    /// <summary>Adds an input; waits while the buffer is full.</summary>
    public Task OfferAsync(Outgoing outgoing) => _input.OfferAsync(outgoing);

    /// <summary>Stops the stream.</summary>
    public void Stop() => _killSwitch.Shutdown();

    private Flow<AddressedLine, Incoming, NotUsed> Connect()
    {
        var (connection, handshake) = _session.StartConnection();
        var (host, port) = _options.Servers.Next(_session.Snapshot.OtherNodes);
        var greeting = new GreetingCheck(_options.GreetingTimeout);
        return Flow.Create<AddressedLine>()
            .Where(line => line.Connection == connection)
            .Select(line => line.Line)
            .Prepend(Source.From(handshake is null ? Array.Empty<string>() : [handshake]))
            .Select(line => ByteString.FromString(line + "\n"))
            .ViaMaterialized(Transport(host, port), Keep.Right)
            .MapMaterializedValue(connected =>
            {
                greeting.Connected = connected;
                return NotUsed.Instance;
            })
            .Via(Framing.Delimiter(Lf, MaxLineBytes, allowTruncation: false))
            .InitialTimeout(_options.GreetingTimeout)
            .IdleTimeout(IdleTimeout)
            .Select(line => (Incoming)new Incoming.Line(greeting.Check(line.ToString())))
            .Concat(Source.Single<Incoming>(new Incoming.Disconnected(null)))
            .RecoverWithRetries(cause => Source.FromTask(DisconnectedAsync(greeting.Explain(cause))), attempts: 1);
    }

    private Flow<ByteString, ByteString, Task> Transport(string host, int port) => _trust is null
        ? _system.TcpStream().OutgoingConnection(host, port).MapMaterializedValue(connected => (Task)connected)
        : TlsConnection.Create(host, port, _trust, _options.GreetingTimeout);

    private async Task<Incoming> DisconnectedAsync(Exception cause)
    {
        // A user who was never in the room needs the cause: the address may be wrong.
        var isUnexplained = cause is StreamTcpException { InnerException: null } or TimeoutException && !_session.Snapshot.WasJoined;
        return new Incoming.Disconnected(isUnexplained ? await ConnectionProbe.FindCauseAsync(cause, _options.Host, _options.Port) : cause);
    }

    private IEnumerable<ClientEvent> Receive(Incoming incoming)
    {
        var (show, isJoined) = _session.Receive(incoming);
        if (isJoined)
        {
            _options.Servers.NoteWorking();
            _ = _own!.OfferAsync(Outgoing.Joined.Instance);
        }
        if (_session.Snapshot.Challenge is not null)
            _ = _own!.OfferAsync(Outgoing.Challenged.Instance);
        return show;
    }
}
