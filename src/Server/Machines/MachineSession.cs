using System.Net;
using Akka.Actor;
using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Commands;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Machines;

/// <summary>
/// A program's place in the room. It outlives its connection: while none is there it keeps the nickname and the lines for a grace
/// time, and a new connection goes on where the old one broke. Its lines come behind tags: see docs/PROTOCOL.md.
/// </summary>
/// <remarks>
/// <code>
///   Naming ──a nickname──► Joining ──Welcomed──► Chatting ──/q──► Leaving ──► Closing ──► stopped
///      ▲──────Refused─────────┘                  │      ▲
///                              connection breaks ▼      │ a new connection
///                                               Detached ──grace time over──► stopped
/// </code>
/// </remarks>
internal sealed partial class MachineSession : ActorBase, IWithTimers
{
    private const string PatienceTimer = "patience";

    private readonly ConnectionId _id;
    private readonly EndPoint _from;
    private readonly Beginning _beginning;
    private readonly IActorRef _room;
    private readonly SessionSettings _settings;
    private readonly Interpreter _interpreter;
    private readonly Replay _replay;
    private readonly Numbers _numbers;
    private readonly Reader _reader;
    private IActorRef _connection = ActorRefs.Nobody;
    private IActorRef _guide = ActorRefs.Nobody;
    private Writer _writer;
    private bool _attached;
    private int _unconfirmed;

    public MachineSession(ConnectionId id, EndPoint from, Beginning beginning, IActorRef room, SessionSettings settings)
    {
        _id = id;
        _from = from;
        _beginning = beginning;
        _room = room;
        _settings = settings;
        _interpreter = new Interpreter(id, WireFormat.Tagged, settings.MaxLineBytes);
        _replay = new Replay(settings.Backlog, beginning.At);
        _numbers = new Numbers(beginning.Done ?? 0);
        _reader = new Reader(this, Context.System.Scheduler, settings);
        _writer = new Writer(Self, _connection, settings.Backlog);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(ConnectionId id, EndPoint from, Beginning beginning, IActorRef room, SessionSettings settings) =>
        Akka.Actor.Props.Create(() => new MachineSession(id, from, beginning, room, settings));

    protected override bool Receive(object message) => Waiting(message);

    private bool Input(object message, Action<MachineSession> read)
    {
        switch (message)
        {
            case Tcp.Received received when IsFromConnection:
                _reader.Add(received);
                read(this);
                return true;
            case Reader.GateOpens:
                // However long its lines wait: a program knows by what is done how fast they go.
                _reader.OpenGate();
                read(this);
                return true;
            case Tcp.PeerClosed when IsFromConnection:
                // A program leaves with /q. The end of its bytes alone means that something broke.
                _connection.Tell(Tcp.Close.Instance, Self);
                return true;
            default:
                return false;
        }
    }

    // What the connection before this one still says is of no interest.
    private bool IsFromConnection => Sender.Equals(_connection);

    private bool IsConnectionsEnd(object message) => message switch
    {
        Tcp.ConnectionClosed => IsFromConnection,
        Terminated gone => gone.ActorRef.Equals(_connection),
        _ => false,
    };

    /// <summary>The last word on a message: the session ends with its connection, and nothing else matters.</summary>
    private bool EndWithConnection(object message)
    {
        if (IsConnectionsEnd(message))
            Context.Stop(Self);
        return true;
    }

    private void Send(EncodedLines lines)
    {
        _replay.Add(lines);
        if (!_attached)
            return;
        var keptUp = !_writer.FellBehind;
        _writer.Send(lines);
        if (keptUp && _writer.FellBehind && _settings.WhenBehind == WhenBehind.Disconnect)
            _connection.Tell(Tcp.Abort.Instance, Self);
    }

    /// <summary>Says something from program to program.</summary>
    private void Tell(string tags, string text = "") => Tell(Texts.Control(tags, text));

    private void Tell(EncodedLines control)
    {
        if (_attached)
            _writer.Send(control);
    }

    private sealed record OutOfPatience
    {
        public static readonly OutOfPatience Instance = new();
    }
}
