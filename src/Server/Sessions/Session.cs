using System.Net;
using Akka.Actor;
using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Commands;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Limits;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Sessions;

/// <summary>
/// One person at the other end of one connection: asks for a nickname, hands the person's lines to the room, and writes what the
/// room tells. It speaks <see cref="Tcp"/>'s messages and never sees a socket.
/// </summary>
/// <remarks>
/// <code>
///   Waiting
///      │
///      ▼     a nickname            Welcomed               /q, end of input        Goodbye
///   Naming ─────────────► Joining ──────────► Chatting ───────────────────► Leaving ────────► Closing ──► Lingering ──► stopped
///      ▲                     │
///      └─────── Refused ─────┘        from every state: the server stops, the reader fell behind ──► Closing
///                                                       the connection ends ──► stopped
/// </code>
/// Reading: see <see cref="Reader"/>. No more is asked for while a nickname or too many lines are on their way to the room.
/// Writing: see <see cref="Writer"/>. The connection is closed after the last acknowledgement.
/// A state is one method that sorts messages, not a table of handlers: of those each of thousands of sessions would have its own.
/// </remarks>
internal sealed partial class Session : ActorBase, IWithTimers
{
    private const string PatienceTimer = "patience", TurnTimer = "turn";

    private readonly ConnectionId _id;
    private readonly EndPoint _from;
    private readonly IActorRef _connection;
    private readonly IActorRef _room;
    private readonly SessionSettings _settings;
    private readonly TimeSpan _wait;
    private readonly Reader _reader;
    private readonly Writer _writer;
    private IActorRef _machine = ActorRefs.Nobody;
    private Interpreter? _interpreter;
    private bool _endingIsKnown;
    private int _unconfirmed;

    public Session(ConnectionId id, EndPoint from, IActorRef connection, IActorRef room, SessionSettings settings, TimeSpan wait)
    {
        _id = id;
        _from = from;
        _connection = connection;
        _room = room;
        _settings = settings;
        _wait = wait;
        _writer = new Writer(Self, connection, settings.Backlog); // first: what every delivery needs lies next to the session then
        _reader = new Reader(this, Context.System.Scheduler, settings);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>How to start one; it greets after the wait.</summary>
    public static Props Props(ConnectionId id, EndPoint from, IActorRef connection, IActorRef room, SessionSettings settings, TimeSpan wait) =>
        Akka.Actor.Props.Create(() => new Session(id, from, connection, room, settings, wait));

    protected override void PreStart()
    {
        Context.Watch(_connection);
        _reader.ReadFrom(_connection);
        _connection.Tell(new Tcp.Register(Self, keepOpenOnPeerClosed: true), Self);
        if (_wait > TimeSpan.Zero)
            Timers.StartSingleTimer(TurnTimer, ItsTurn.Instance, _wait);
        else
            Greet();
    }

    protected override bool Receive(object message) => Waiting(message);

    private bool Input(object message, Action<Session> read)
    {
        switch (message)
        {
            case Tcp.Received received:
                _reader.Add(received);
                read(this);
                return true;
            case Tcp.PeerClosed:
                _reader.End();
                read(this);
                return true;
            case Reader.GateOpens:
                OpenGate(read);
                return true;
            default:
                return false;
        }
    }

    private bool Always(object message)
    {
        switch (message)
        {
            case Written:
                _writer.GoOn();
                return true;
            case SessionCommands.Stop:
                Close("the server is stopping, goodbye");
                return true;
            case FellBehind:
                CloseBecause($"you fell behind by more than {_settings.Backlog:N0} bytes: connect again");
                return true;
            default:
                return TheEnd(message);
        }
    }

    private bool TheEnd(object message)
    {
        if (message is not (Tcp.ConnectionClosed or Tcp.CommandFailed or Terminated))
            return false;
        Context.Stop(Self);
        return true;
    }

    private bool TryTake(out DecodedLine line)
    {
        var found = _reader.TryTake(out line);
        if (_reader.TryTakeAnswer(out var answer))
            Send(new EncodedLines(0, answer));
        if (!found)
            return false;
        if (!_endingIsKnown)
            _writer.Ending = line.Format;
        _endingIsKnown = true;
        return true;
    }

    /// <summary>Reads on after the gate has held something back, or has enough of its sender.</summary>
    private void OpenGate(Action<Session> read)
    {
        var verdict = _reader.OpenGate();
        if (verdict == FloodVerdict.Close)
        {
            CloseBecause(FloodGate.Reproach(_settings.Flood.Rate));
            return;
        }
        if (verdict == FloodVerdict.Warn)
            Refuse(FloodGate.Warning(_settings.Flood.Rate));
        read(this);
    }

    private void Inform(params IReadOnlyCollection<string> texts) => Send(Texts.Notices(_writer.Ending, texts));

    private void Refuse(string reason) => Send(Texts.Refusal(_writer.Ending, reason));

    private void Send(EncodedLines lines)
    {
        var keptUp = !_writer.FellBehind;
        _writer.Send(lines);
        if (keptUp && _writer.FellBehind && _settings.WhenBehind == WhenBehind.Disconnect)
            Self.Tell(FellBehind.Instance, Self);
    }

    private sealed record ItsTurn
    {
        public static readonly ItsTurn Instance = new();
    }

    private sealed record OutOfPatience
    {
        public static readonly OutOfPatience Instance = new();
    }

    private sealed record FellBehind
    {
        public static readonly FellBehind Instance = new();
    }
}
