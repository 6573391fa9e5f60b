using System.Net;
using Akka.Actor;
using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Commands;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Sessions;

/// <summary>
/// One person at the other end of one connection: asks for a nickname, hands the person's lines to the room, and writes what the
/// room tells. It speaks <see cref="Tcp"/>'s messages and never sees a socket.
/// </summary>
/// <remarks>
/// <code>
///            a nickname            Welcomed               /q, end of input        Goodbye
///   Naming ─────────────► Joining ──────────► Chatting ───────────────────► Leaving ────────► Closing ──► Lingering ──► stopped
///      ▲                     │
///      └─────── Refused ─────┘        from every state: the server stops, the reader fell behind ──► Closing
///                                                       the connection ends ──► stopped
/// </code>
/// Reading: one <see cref="Tcp.Received"/> for each <see cref="Tcp.ResumeReading"/>, and none is asked for while a nickname or
/// too many lines are on their way to the room, so that TCP holds back this sender alone.
/// Writing: one <see cref="Tcp.Write"/> at a time, see <see cref="Outbox"/>; the connection is closed after the last
/// acknowledgement.
/// </remarks>
internal sealed class Session : ReceiveActor, IWithTimers
{
    private const string PatienceTimer = "patience";

    private readonly ConnectionId _id;
    private readonly EndPoint _from;
    private readonly IActorRef _connection;
    private readonly IActorRef _room;
    private readonly SessionSettings _settings;
    private readonly Inbox _inbox;
    private readonly Outbox _outbox;
    private Interpreter? _interpreter;
    private LineEnding? _ending;
    private bool _reading;
    private int _unconfirmed;

    public Session(ConnectionId id, EndPoint from, IActorRef connection, IActorRef room, SessionSettings settings)
    {
        _id = id;
        _from = from;
        _connection = connection;
        _room = room;
        _settings = settings;
        _inbox = new Inbox(settings.MaxLineBytes);
        _outbox = new Outbox(settings.Backlog);
        Naming();
    }

    public ITimerScheduler Timers { get; set; } = null!;

    // LF until the client has shown what it uses: nobody who never sends CR is sent one. All that others see of it is a greeting
    // after which the cursor is not at the left.
    private LineEnding Ending => _ending ?? LineEnding.Lf;

    public static Props Props(ConnectionId id, EndPoint from, IActorRef connection, IActorRef room, SessionSettings settings) =>
        Akka.Actor.Props.Create(() => new Session(id, from, connection, room, settings));

    protected override void PreStart()
    {
        Context.Watch(_connection);
        _connection.Tell(new Tcp.Register(Self, keepOpenOnPeerClosed: true), Self);
        Timers.StartSingleTimer(PatienceTimer, OutOfPatience.Instance, _settings.NamingTimeout);
        Send(Texts.Notices(Ending, "welcome to AkkaChat: type a nickname and press Enter"));
        ReadNickname();
    }

    private void Naming()
    {
        Input(ReadNickname);
        WithoutNickname();
        Always();
    }

    private void Joining()
    {
        Receive<RoomReplies.Welcomed>(Enter);
        Receive<RoomReplies.Refused>(AskAgain);
        Input(() => { });
        WithoutNickname();
        Always();
    }

    private void Chatting()
    {
        RoomTells();
        Receive<RoomReplies.Confirmed>(Confirm);
        Input(ReadLines);
        Always();
    }

    private void Leaving()
    {
        RoomTells();
        Receive<RoomReplies.Confirmed>(_ => { });
        Receive<RoomReplies.Goodbye>(goodbye => Close(Texts.Notices(Ending, $"goodbye {goodbye.Nickname}")));
        Input(() => { });
        Always();
    }

    private void Closing()
    {
        Receive<Written>(_ => FinishWriting());
        Receive<Tcp.PeerClosed>(_ => _inbox.End());
        AtLast();
    }

    private void Lingering()
    {
        Receive<Tcp.Received>(_ => _connection.Tell(Tcp.ResumeReading.Instance, Self));
        AtLast();
    }

    private void Input(Action read)
    {
        Receive<Tcp.Received>(received =>
        {
            _reading = false;
            _inbox.Add(received.Data);
            read();
        });
        Receive<Tcp.PeerClosed>(_ =>
        {
            _inbox.End();
            read();
        });
    }

    private void WithoutNickname() =>
        Receive<OutOfPatience>(_ => Close(Refusal($"no nickname for {_settings.NamingTimeout.TotalSeconds:0.#} s: connect again")));

    private void RoomTells()
    {
        Receive<EncodedLines>(Send);
        Receive<RoomReplies.Refused>(refused => Send(Refusal(refused.Reason)));
        Receive<RoomReplies.Whispered>(whisper => Send(Texts.Whisper(Ending, whisper.From, whisper.To, whisper.Text)));
        Receive<RoomReplies.Members>(members => Send(Texts.Notices(Ending, WhoCommand.Describe(members.Nicknames))));
    }

    private void Always()
    {
        Receive<Written>(_ => WriteOn());
        Receive<SessionCommands.Stop>(_ => Close(Texts.Notices(Ending, "the server is stopping, goodbye")));
        Receive<FellBehind>(_ => Close(Refusal($"you fell behind by more than {_settings.Backlog:N0} bytes: connect again")));
        ConnectionEnds();
    }

    private void AtLast()
    {
        Receive<OutOfPatience>(_ => Abort());
        ConnectionEnds();
        ReceiveAny(_ => { });
    }

    private void ConnectionEnds()
    {
        Receive<Tcp.ConnectionClosed>(_ => Context.Stop(Self));
        Receive<Tcp.CommandFailed>(_ => Context.Stop(Self));
        Receive<Terminated>(_ => Context.Stop(Self));
    }

    private void ReadNickname()
    {
        while (TryRead(out var line))
        {
            if (line.TooLong)
            {
                Send(Refusal(Interpreter.TooLong(_settings.MaxLineBytes)));
            }
            else if (string.IsNullOrWhiteSpace(line.Text))
            {
                continue;
            }
            else if (!Nickname.TryParse(line.Text, out var nickname, out var refusal))
            {
                Send(Refusal(refusal));
            }
            else
            {
                _room.Tell(new RoomCommands.Join(_id, Self, nickname, Ending, $"{_from}"), Self);
                Become(Joining);
                return;
            }
        }
        if (_inbox.Ended)
            Close(Texts.Notices(Ending, "goodbye"));
        else
            ReadMore();
    }

    private void AskAgain(RoomReplies.Refused refused)
    {
        Send(Refusal(refused.Reason));
        Become(Naming);
        ReadNickname();
    }

    private void Enter(RoomReplies.Welcomed welcomed)
    {
        Timers.Cancel(PatienceTimer);
        _interpreter = new Interpreter(_id, Ending, _settings.MaxLineBytes);
        Send(welcomed.Announcement);
        if (welcomed.History is { } history)
            Send(history);
        Send(Texts.Notices(Ending, "/help lists the commands, /q leaves"));
        Become(Chatting);
        ReadLines();
    }

    private void Confirm(RoomReplies.Confirmed confirmed)
    {
        _unconfirmed -= confirmed.Count;
        ReadLines();
    }

    /// <summary>The gate: whatever is to slow a sender down belongs into this condition.</summary>
    private bool MayAsk() => _unconfirmed < _settings.LinesInFlight;

    private void ReadLines()
    {
        while (MayAsk() && TryRead(out var line))
        {
            if (_interpreter!.Read(line) is not { } command)
                continue;
            Ask(command);
            if (command is RoomCommands.Leave)
                return;
        }
        if (!MayAsk())
            return;
        if (_inbox.Ended)
            Ask(new RoomCommands.Leave(_id));
        else
            ReadMore();
    }

    private void Ask(RoomCommand command)
    {
        _unconfirmed++;
        _room.Tell(command, Self);
        if (command is RoomCommands.Leave)
            Become(Leaving);
    }

    private bool TryRead(out DecodedLine line)
    {
        var found = _inbox.TryRead(out line);
        if (_inbox.TryTakeAnswer(out var answer))
            Send(new EncodedLines(0, answer));
        if (found)
            _ending ??= line.Ending;
        return found;
    }

    private void ReadMore()
    {
        if (_reading)
            return;
        _reading = true;
        _connection.Tell(Tcp.ResumeReading.Instance, Self);
    }

    private EncodedLines Refusal(string text) => Texts.Refusal(Ending, text);

    private void Send(EncodedLines lines)
    {
        var keptUp = _outbox.Skipped == 0;
        Write(_outbox.Add(lines));
        if (keptUp && _outbox.Skipped > 0 && _settings.WhenBehind == WhenBehind.Disconnect)
            Self.Tell(FellBehind.Instance, Self);
    }

    private void WriteOn()
    {
        Write(_outbox.Acknowledge());
        TellSkipped();
    }

    private void TellSkipped()
    {
        if (_outbox.Resume() is > 0 and var skipped)
            Send(Refusal($"you fell behind: {skipped:N0} lines skipped"));
    }

    private void Write(Tcp.Write? write)
    {
        if (write is not null)
            _connection.Tell(write, Self);
    }

    private void Close(EncodedLines farewell)
    {
        TellSkipped();
        Write(_outbox.AddLast(farewell));
        Timers.StartSingleTimer(PatienceTimer, OutOfPatience.Instance, _settings.ClosingTimeout);
        Become(Closing);
    }

    private void FinishWriting()
    {
        WriteOn();
        if (!_outbox.IsEmpty)
            return;
        if (_inbox.Ended)
        {
            _connection.Tell(Tcp.Close.Instance, Self);
            return;
        }
        // Closing while the client still sends would reset the connection and take the last lines with it. So only our half is
        // closed, what comes is thrown away, and who does not close its own half in time (as nc does not) is cut off.
        _connection.Tell(Tcp.ConfirmedClose.Instance, Self);
        Timers.StartSingleTimer(PatienceTimer, OutOfPatience.Instance, _settings.Linger);
        Become(Lingering);
        ReadMore();
    }

    private void Abort()
    {
        _connection.Tell(Tcp.Abort.Instance, Self);
        Context.Stop(Self);
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
