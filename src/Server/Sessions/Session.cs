using System.Net;
using Akka.Actor;
using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Commands;
using AkkaChat.Server.Limits;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Machines;
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
/// too many lines are on their way to the room, or while a line waits in the <see cref="FloodGate"/>, so that TCP holds back this
/// sender alone.
/// Writing: one <see cref="Tcp.Write"/> at a time, see <see cref="Writer"/>; the connection is closed after the last
/// acknowledgement.
/// </remarks>
internal sealed class Session : ReceiveActor, IWithTimers
{
    private const string PatienceTimer = "patience";
    private const string GateTimer = "gate";

    private readonly ConnectionId _id;
    private readonly EndPoint _from;
    private readonly IActorRef _connection;
    private readonly IActorRef _room;
    private readonly SessionSettings _settings;
    private readonly Inbox _inbox;
    private readonly Writer _writer;
    private readonly FloodGate? _gate;
    private Interpreter? _interpreter;
    private bool _endingIsKnown;
    private bool _reading;
    private bool _isHeld;
    private int _unconfirmed;

    public Session(ConnectionId id, EndPoint from, IActorRef connection, IActorRef room, SessionSettings settings)
    {
        _id = id;
        _from = from;
        _connection = connection;
        _room = room;
        _settings = settings;
        _inbox = new Inbox(settings.MaxLineBytes);
        _writer = new Writer(Self, connection, settings.Backlog);
        _gate = settings.Flood.Rate.IsLimited ? new FloodGate(settings.Flood) : null;
        Become(Naming); // not Naming(): an actor keeps its first table for good, and most sessions are long past it
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(ConnectionId id, EndPoint from, IActorRef connection, IActorRef room, SessionSettings settings) =>
        Akka.Actor.Props.Create(() => new Session(id, from, connection, room, settings));

    protected override void PreStart()
    {
        Context.Watch(_connection);
        _connection.Tell(new Tcp.Register(Self, keepOpenOnPeerClosed: true), Self);
        Timers.StartSingleTimer(PatienceTimer, OutOfPatience.Instance, _settings.NamingTimeout);
        Inform("welcome to AkkaChat: type a nickname and press Enter");
        ReadNickname();
    }

    private void Naming()
    {
        Input(ReadNickname);
        Receive<Held>(held => Release(held, TryNickname, ReadNickname));
        WithoutNickname();
        Always();
    }

    /// <summary>A program is at the other end: its session is another, and this one only passes on what comes from the connection.</summary>
    private void HandingOver()
    {
        Receive<MachineCommands.Attached>(_ => Guide(Sender));
        Receive<Tcp.PeerClosed>(_ => _inbox.End());
        Receive<OutOfPatience>(_ => Abort());
        ConnectionEnds();
        ReceiveAny(_ => { });
    }

    private void Guiding(IActorRef machine)
    {
        Receive<Tcp.ConnectionClosed>(closed =>
        {
            machine.Forward(closed);
            Context.Stop(Self);
        });
        Receive<Tcp.Received>(machine.Forward);
        Receive<Tcp.PeerClosed>(machine.Forward);
        Receive<Terminated>(_ => Context.Stop(Self));
        ReceiveAny(_ => { });
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
        Receive<Held>(held => Release(held, AskFor, ReadLines));
        Always();
    }

    private void Leaving()
    {
        RoomTells();
        Receive<RoomReplies.Confirmed>(_ => { });
        Receive<RoomReplies.Goodbye>(goodbye => Close($"goodbye {goodbye.Nickname}"));
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
        Receive<OutOfPatience>(_ => CloseBecause($"no nickname for {_settings.NamingTimeout.TotalSeconds:0.#} s: connect again"));

    private void RoomTells()
    {
        Receive<EncodedLines>(Send);
        Receive<RoomReplies.Refused>(refused => Refuse(refused.Reason));
        Receive<RoomReplies.Whispered>(whisper => Send(Texts.Whisper(_writer.Ending, whisper.From, whisper.To, whisper.Text)));
        Receive<RoomReplies.Members>(members => Inform(WhoCommand.Describe(members.Nicknames)));
    }

    private void Always()
    {
        Receive<Written>(_ => _writer.GoOn());
        Receive<SessionCommands.Stop>(_ => Close("the server is stopping, goodbye"));
        Receive<FellBehind>(_ => CloseBecause($"you fell behind by more than {_settings.Backlog:N0} bytes: connect again"));
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
        while (!_isHeld && TryRead(out var line) && MayPass(line))
        {
            if (TryNickname(line))
                return;
        }
        if (_isHeld)
            return;
        if (_inbox.Ended)
            Close("goodbye");
        else
            ReadMore();
    }

    /// <summary>Makes of a line a nickname to join with, or a goodbye; says whether the line settled the matter.</summary>
    private bool TryNickname(DecodedLine line)
    {
        if (line.TooLong)
        {
            Refuse(Interpreter.TooLong(_settings.MaxLineBytes));
            return false;
        }
        if (string.IsNullOrWhiteSpace(line.Text))
            return false;
        if (MachineGreeting.TryParse(line.Text, out var greeting))
        {
            HandOver(greeting);
            return true;
        }
        if (QuitCommand.Is(line.Text))
        {
            Close("goodbye");
            return true;
        }
        if (!Nickname.TryParse(line.Text, out var nickname, out var refusal))
        {
            Refuse(refusal);
            return false;
        }
        _room.Tell(new RoomCommands.Join(_id, Self, nickname, _writer.Ending, $"{_from}"), Self);
        Become(Joining);
        return true;
    }

    private void HandOver(MachineGreeting greeting)
    {
        var attach = new MachineCommands.Attach(_connection, Self, greeting.Nickname, greeting.At, _inbox.TakeRest());
        Context.Parent.Tell(new MachineCommands.Greet(_id, _from, greeting.Token, attach), Self);
        Become(HandingOver);
    }

    private void Guide(IActorRef machine)
    {
        Timers.Cancel(PatienceTimer);
        Context.Watch(machine);
        if (_inbox.Ended)
            machine.Tell(Tcp.PeerClosed.Instance, _connection);
        Become(() => Guiding(machine));
    }

    private void AskAgain(RoomReplies.Refused refused)
    {
        Refuse(refused.Reason);
        Become(Naming);
        ReadNickname();
    }

    private void Enter(RoomReplies.Welcomed welcomed)
    {
        Timers.Cancel(PatienceTimer);
        _interpreter = new Interpreter(_id, _writer.Ending, _settings.MaxLineBytes);
        Send(welcomed.Announcement);
        if (welcomed.History is { } history)
            Send(history);
        Inform("/help lists the commands, /q leaves");
        Become(Chatting);
        ReadLines();
    }

    private void Confirm(RoomReplies.Confirmed confirmed)
    {
        _unconfirmed -= confirmed.Count;
        ReadLines();
    }

    /// <summary>The gate: whatever is to slow a sender down belongs into this condition.</summary>
    private bool MayAsk() => !_isHeld && _unconfirmed < _settings.LinesInFlight;

    private void ReadLines()
    {
        while (MayAsk() && TryRead(out var line) && MayPass(line))
        {
            if (AskFor(line))
                return;
        }
        if (!MayAsk())
            return;
        if (_inbox.Ended)
            Ask(new RoomCommands.Leave(_id));
        else
            ReadMore();
    }

    /// <summary>Asks the room for what a line asks for; says whether that was to leave.</summary>
    private bool AskFor(DecodedLine line)
    {
        if (_interpreter!.Read(line) is not { } command)
            return false;
        Ask(command);
        return command is RoomCommands.Leave;
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
        if (!found)
            return false;
        if (!_endingIsKnown)
            _writer.Ending = line.Ending;
        _endingIsKnown = true;
        return true;
    }

    /// <summary>Whether a line, or as many bytes without one, may pass now. If not, it comes back as <see cref="Held"/>, and nothing else passes before.</summary>
    private bool MayPass(DecodedLine? line)
    {
        if (_gate is null)
            return true;
        var now = Context.System.Scheduler.Now;
        var wait = _gate.Take(now);
        if (wait == TimeSpan.Zero)
            return true;
        _isHeld = true;
        Timers.StartSingleTimer(GateTimer, new Held(line, now), wait);
        return false;
    }

    private void Release(Held held, Func<DecodedLine, bool> take, Action readOn)
    {
        _isHeld = false;
        switch (_gate!.Release(held.Since, Context.System.Scheduler.Now))
        {
            case FloodVerdict.Close:
                CloseBecause($"you sent more than {_settings.Flood.Rate.PerSecond:N0} lines a second for too long: connect again and send more slowly");
                return;
            case FloodVerdict.Warn:
                Refuse($"you send more than {_settings.Flood.Rate.PerSecond:N0} lines a second: they wait, and if you go on the connection closes");
                break;
        }
        if (held.Line is not { } line || !take(line))
            readOn();
    }

    private void ReadMore()
    {
        if (_reading || (_inbox.TakeExcess() && !MayPass(null)))
            return;
        _reading = true;
        _connection.Tell(Tcp.ResumeReading.Instance, Self);
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

    private void Close(string farewell) => Close(Texts.Notices(_writer.Ending, farewell));

    private void CloseBecause(string reason) => Close(Texts.Refusal(_writer.Ending, reason));

    private void Close(EncodedLines farewell)
    {
        _writer.SendLast(farewell);
        Timers.StartSingleTimer(PatienceTimer, OutOfPatience.Instance, _settings.ClosingTimeout);
        Become(Closing);
    }

    private void FinishWriting()
    {
        _writer.GoOn();
        if (!_writer.IsDone)
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
        if (!_reading)
            _connection.Tell(Tcp.ResumeReading.Instance, Self);
    }

    private void Abort()
    {
        _connection.Tell(Tcp.Abort.Instance, Self);
        Context.Stop(Self);
    }

    /// <summary>A line, or as many bytes without one, that waits in the gate.</summary>
    private sealed record Held(DecodedLine? Line, DateTimeOffset Since);

    private sealed record OutOfPatience
    {
        public static readonly OutOfPatience Instance = new();
    }

    private sealed record FellBehind
    {
        public static readonly FellBehind Instance = new();
    }
}
