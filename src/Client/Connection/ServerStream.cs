using Akka;
using Akka.Actor;
using Akka.IO;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Util;

namespace AkkaChat.Client;

/// <summary>
/// The client as one graph: what the user says goes through the connection, which is made anew when it breaks, and what comes out
/// goes to the user. Each stage waits for the next, from the keyboard to the network and from the network to the screen.
/// </summary>
internal sealed class ServerStream
{
    // Far above what any server sends: it only keeps a broken one from filling the memory.
    private const int MaxLineBytes = 4 * 1024 * 1024;

    // A person sees what waits in the line above; a script waits itself.
    private const int MaxWaiting = 16;

    private const double Jitter = 0.3;

    private static readonly ByteString Lf = ByteString.FromString("\n");
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(35);

    private readonly ActorSystem _system;
    private readonly ClientSession _session;
    private readonly ISourceQueueWithComplete<Outgoing> _keyboard;
    private readonly UniqueKillSwitch _off;
    private ISourceQueueWithComplete<Outgoing>? _ready;

    /// <summary>Starts it.</summary>
    /// <param name="system">Where it runs.</param>
    /// <param name="session">What is said, and what it means.</param>
    /// <param name="options">Where the server is.</param>
    /// <param name="show">Shows something to the user.</param>
    public ServerStream(ActorSystem system, ClientSession session, ClientOptions options, Action<ClientEvent> show)
    {
        _system = system;
        _session = session;

        // The client also speaks by itself: when the server is ready, and now and then to learn whether it is still there.
        var ready = Source.Queue<Outgoing>(1, OverflowStrategy.DropHead).MapMaterializedValue(queue =>
        {
            _ready = queue;
            return NotUsed.Instance;
        });
        var pings = Source.Tick<Outgoing>(PingInterval, PingInterval, Outgoing.Ping.Instance).MapMaterializedValue(_ => NotUsed.Instance);
        var keyboard = Source.Queue<Outgoing>(MaxWaiting, OverflowStrategy.Backpressure);
        var screen = Sink.ForEach(show);

        ((_keyboard, _off), Ended) = keyboard
            .Via(Flow.Create<Outgoing>().Merge(ready).Merge(pings))
            .SelectMany(session.Speak)
            .Via(RestartFlow.WithBackoff(() => Connection(options), RestartSettings.Create(options.Retry.First, options.Retry.Longest, Jitter)))
            .SelectMany(Hear)
            .ViaMaterialized(KillSwitches.Single<ClientEvent>(), Keep.Both)
            .ToMaterialized(screen, Keep.Both)
            .Run(system.Materializer());
    }

    /// <summary>Done when the stream is.</summary>
    public Task Ended { get; }

    /// <summary>Gives the stream something to do; waits while it has enough.</summary>
    public Task OfferAsync(Outgoing outgoing) => _keyboard.OfferAsync(outgoing);

    /// <summary>Ends it.</summary>
    public void Stop() => _off.Shutdown();

    private Flow<Addressed, Incoming, NotUsed> Connection(ClientOptions options)
    {
        var (connection, greeting) = _session.Begin();
        return Flow.Create<Addressed>()
            .Where(line => line.Connection == connection)
            .Select(line => line.Line)
            .Prepend(Source.From(greeting is null ? Array.Empty<string>() : [greeting]))
            .Select(line => ByteString.FromString(line + "\n"))
            .Via(_system.TcpStream().OutgoingConnection(options.Host, options.Port))
            .Via(Framing.Delimiter(Lf, MaxLineBytes, allowTruncation: false))
            .IdleTimeout(Silence)
            .Select(ToIncoming)
            .Concat(Source.Single<Incoming>(new Incoming.Disconnected(null)))
            .Recover(cause => Option<Incoming>.Create(new Incoming.Disconnected(cause)));
    }

    private static Incoming ToIncoming(ByteString line) => new Incoming.Line(line.ToString());

    private IEnumerable<ClientEvent> Hear(Incoming incoming)
    {
        var (show, ready) = _session.Hear(incoming);
        if (ready)
            _ = _ready!.OfferAsync(Outgoing.Ready.Instance);
        return show;
    }
}
