using Akka.Actor;
using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Passwords;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Sessions;

/// <summary>
/// One connection and its life: bytes, lines, commands, naming, flood control, leaving, closing. It speaks <see cref="Tcp"/>'s messages
/// and assumes no socket; what it has to say to its client goes through its relay.
/// </summary>
/// <remarks>
/// <code>
///   AwaitingAdmission
///      │
///      ▼       a nickname          Joined                /q, end of input         Left
///   Naming ─────────────► Joining ──────────► Chatting ───────────────────► Leaving ──────► Closing ──► Lingering ──► stopped
///      │ ▲                   │                  ▲ │
///      │ └──── JoinRefused ──┘                  │ └── the connection of a resumable client breaks ──► stopped; its member stays
///      └── a handshake ──► Resuming ──Resumed───┘     from every state: the server stops, the reader fell behind ──► Closing
/// </code>
/// Nothing more is read while a nickname, or lines that were read, are on their way to the room. Each state is one switch method: a table of handlers
/// would cost memory in every session.
/// </remarks>
internal sealed partial class Session : ActorBase, IWithTimers
{
    private const string NicknameTimer = "nickname", AdmissionTimer = "admission", CloseTimer = "close";

    private readonly ClientConnection _client;
    private readonly IActorRef _connection;
    private readonly IActorRef _relay;
    private readonly SessionSettings _settings;
    private readonly TimeSpan _admissionDelay;
    private readonly LineReader _reader;
    private LineForm _form;
    private bool _formIsKnown;
    private PasswordUse? _askedFor;
    private bool _mustLogIn;
    private bool _leavesAtEndOfInput;

    public Session(ClientConnection client, IActorRef relay, SessionSettings settings, TimeSpan admissionDelay)
    {
        _client = client;
        _connection = client.Actor;
        _relay = relay;
        _settings = settings;
        _form = new LineForm(WireFormat.Lf, settings.Language);
        _admissionDelay = admissionDelay;
        _reader = new LineReader(this, _connection, Context.System.Scheduler, settings);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private bool IsResumable => _form.IsTagged;

    /// <summary>Props of a session that greets after the delay.</summary>
    public static Props Props(ClientConnection client, IActorRef relay, SessionSettings settings, TimeSpan admissionDelay) =>
        Akka.Actor.Props.Create(() => new Session(client, relay, settings, admissionDelay));

    protected override void PreStart()
    {
        Context.Watch(_connection);
        var open = new RelayCommands.Open(_client.Id, _client.From, _connection, _client.Socket) { Door = _client.Door, Output = _client.Output };
        _relay.Tell(open, Self);
        _connection.Tell(new Tcp.Register(Self, keepOpenOnPeerClosed: true), Self);
        if (_admissionDelay > TimeSpan.Zero)
            Timers.StartSingleTimer(AdmissionTimer, AdmissionDelayElapsed.Instance, _admissionDelay);
        else
            Greet();
    }

    protected override bool Receive(object message) => AwaitingAdmission(message);

    /// <summary>What the connection brings, in the states that read.</summary>
    private bool HandleInput(object message, Action<Session> read)
    {
        switch (message)
        {
            case Tcp.Received received:
                _reader.Append(received);
                read(this);
                return true;
            case Tcp.PeerClosed when IsResumable:
                // A resumable client leaves with /q. The end of its bytes alone means that something broke.
                _connection.Tell(Tcp.Close.Instance, Self);
                return true;
            case Tcp.PeerClosed:
                _reader.End();
                read(this);
                return true;
            case LineReader.RateLimitElapsed:
                HandleRateLimit(read);
                return true;
            default:
                return false;
        }
    }

    /// <summary>What every state handles until the session closes.</summary>
    private bool HandleCommon(object message)
    {
        switch (message)
        {
            case SessionCommands.Stop stop:
                CloseBeforeStop(stop);
                return true;
            case RelayReplies.FellBehind:
                CloseSlowReader();
                return true;
            case RelayReplies.Removed removed:
                CloseForGood(removed.Reason);
                return true;
            case RelayReplies.Detached detached:
                Abort(detached.Reason);
                return true;
            default:
                return HandleEnd(message);
        }
    }

    /// <summary>The end of the connection.</summary>
    private bool HandleEnd(object message)
    {
        switch (message)
        {
            case Tcp.ErrorClosed error:
                End($"the connection broke: {error.Cause}");
                return true;
            case Tcp.CommandFailed or RelayReplies.WriteFailed:
                End("the connection broke: a write failed");
                return true;
            case Tcp.ConnectionClosed or Terminated:
                End("the connection has ended");
                return true;
            default:
                return false;
        }
    }

    private void End(string reason)
    {
        _relay.Tell(new RelayCommands.NoteEnd(_client.Id, reason), Self);
        Context.Stop(Self);
    }

    private bool TryRead(out DecodedLine line)
    {
        var found = _reader.TryRead(out line);
        AnswerTelnet();
        if (!found)
            return false;
        if (!_formIsKnown)
            _form = _form with { Format = line.Format };
        _formIsKnown = true;
        return true;
    }

    private void AnswerTelnet()
    {
        if (_reader.TryTakeTelnetAnswer(out var answer))
            Write(new EncodedLines(0, answer));
    }

    private void Refuse(ServerText reason) => Write(ServerLines.Refusal(_form, reason));

    private void Write(EncodedLines lines) => _relay.Tell(new RelayCommands.Write(_client.Id, lines), Self);

    private sealed record AdmissionDelayElapsed
    {
        public static readonly AdmissionDelayElapsed Instance = new();
    }

    private sealed record NicknameTimeout
    {
        public static readonly NicknameTimeout Instance = new();
    }

    private sealed record CloseTimeout
    {
        public static readonly CloseTimeout Instance = new();
    }
}
