using System.Net;
using Akka.Actor;
using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Limits;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Sessions;
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
internal sealed class MachineSession : ReceiveActor, IWithTimers
{
    private const string PatienceTimer = "patience";
    private const string GateTimer = "gate";

    private readonly ConnectionId _id;
    private readonly EndPoint _from;
    private readonly string _token;
    private readonly IActorRef _room;
    private readonly SessionSettings _settings;
    private readonly Interpreter _interpreter;
    private readonly Replay _replay;
    private readonly Numbers _numbers = new();
    private readonly FloodGate? _gate;
    private IActorRef _connection = ActorRefs.Nobody;
    private Writer _writer;
    private Inbox _inbox;
    private bool _attached;
    private bool _reading;
    private bool _isHeld;
    private int _unconfirmed;

    public MachineSession(ConnectionId id, EndPoint from, string token, IActorRef room, SessionSettings settings)
    {
        _id = id;
        _from = from;
        _token = token;
        _room = room;
        _settings = settings;
        _interpreter = new Interpreter(id, LineEnding.Tagged, settings.MaxLineBytes);
        _replay = new Replay(settings.Backlog);
        _gate = settings.Flood.Rate.IsLimited ? new FloodGate(settings.Flood) : null;
        _inbox = new Inbox(settings.MaxLineBytes);
        _writer = new Writer(Self, _connection, settings.Backlog);
        Beginning();
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(ConnectionId id, EndPoint from, string token, IActorRef room, SessionSettings settings) =>
        Akka.Actor.Props.Create(() => new MachineSession(id, from, token, room, settings));

    private void Beginning() => Receive<MachineCommands.Attach>(attach =>
    {
        Take(attach);
        Timers.StartSingleTimer(PatienceTimer, OutOfPatience.Instance, _settings.NamingTimeout);
        Become(Naming);
        TryNickname(attach.Nickname);
    });

    private void Naming()
    {
        Input(ReadNickname);
        WithoutNickname();
    }

    private void Joining()
    {
        Receive<RoomReplies.Welcomed>(Enter);
        Receive<RoomReplies.Refused>(AskAgain);
        Input(() => { });
        WithoutNickname();
    }

    private void Chatting()
    {
        RoomTells();
        Receive<RoomReplies.Confirmed>(Confirm);
        Input(ReadLines);
        Receive<Held>(Release);
        Receive<Written>(_ => WriteOn());
        Receive<MachineCommands.Attach>(GoOn);
        WhenConnectionEnds(Detach);
        Receive<SessionCommands.Stop>(_ => Close("* the server is stopping, goodbye"));
        Ignore();
    }

    private void Detached()
    {
        RoomTells();
        Receive<RoomReplies.Confirmed>(confirmed => _numbers.Confirmed(Settle(confirmed)));
        Receive<MachineCommands.Attach>(GoOn);
        Receive<OutOfPatience>(_ => Context.Stop(Self));
        Receive<SessionCommands.Stop>(_ => Context.Stop(Self));
        Ignore();
    }

    private void Leaving()
    {
        RoomTells();
        Receive<RoomReplies.Confirmed>(confirmed => Acknowledge(Settle(confirmed)));
        Receive<RoomReplies.Goodbye>(goodbye => Close($"* goodbye {goodbye.Nickname}"));
        Receive<Written>(_ => WriteOn());
        EndWithConnection();
    }

    private void Closing()
    {
        Receive<Written>(_ =>
        {
            WriteOn();
            if (_writer.IsDone)
                _connection.Tell(Tcp.Close.Instance, Self);
        });
        Receive<OutOfPatience>(_ => Context.Stop(Self));
        EndWithConnection();
    }

    private void Input(Action read)
    {
        Receive<Tcp.Received>(
            received =>
            {
                _reading = false;
                _inbox.Add(received.Data);
                read();
            },
            _ => Sender.Equals(_connection));

        // A program leaves with /q. The end of its bytes alone means that something broke.
        Receive<Tcp.PeerClosed>(_ => _connection.Tell(Tcp.Close.Instance, Self), _ => Sender.Equals(_connection));
    }

    private void WithoutNickname()
    {
        Receive<Written>(_ => WriteOn());
        Receive<OutOfPatience>(_ => Context.Stop(Self));
        Receive<SessionCommands.Stop>(_ => Close("* the server is stopping, goodbye"));
        EndWithConnection();
    }

    private void EndWithConnection()
    {
        WhenConnectionEnds(() => Context.Stop(Self));
        Ignore();
    }

    /// <summary>What the connection before this one still says is of no interest.</summary>
    private void WhenConnectionEnds(Action end)
    {
        Receive<Tcp.ConnectionClosed>(_ => end(), _ => Sender.Equals(_connection));
        Receive<Terminated>(_ => end(), gone => gone.ActorRef.Equals(_connection));
    }

    private void RoomTells()
    {
        Receive<EncodedLines>(Send);
        Receive<RoomReplies.Refused>(refused => Send(Texts.Refusal(LineEnding.Tagged, refused.Reason)));
        Receive<RoomReplies.Whispered>(whisper => Send(Texts.Whisper(LineEnding.Tagged, whisper.From, whisper.To, whisper.Text)));
        Receive<RoomReplies.Members>(members => Tell("who", string.Join(' ', members.Nicknames)));
    }

    private void Ignore() => ReceiveAny(_ => { });

    private void ReadNickname()
    {
        while (_inbox.TryRead(out var line))
        {
            if (MachineGreeting.TryParse(line.Text, out var greeting) && TryNickname(greeting.Nickname))
                return;
        }
        ReadMore();
    }

    private bool TryNickname(string text)
    {
        if (!Nickname.TryParse(text, out var nickname, out var refusal))
        {
            Tell("refused", refusal);
            ReadMore();
            return false;
        }
        _room.Tell(new RoomCommands.Join(_id, Self, nickname, LineEnding.Tagged, $"{_from}"), Self);
        Become(Joining);
        return true;
    }

    private void AskAgain(RoomReplies.Refused refused)
    {
        Tell("refused", refused.Reason);
        Become(Naming);
        ReadNickname();
    }

    private void Enter(RoomReplies.Welcomed welcomed)
    {
        Timers.Cancel(PatienceTimer);
        Tell($"session={_token};grace={_settings.Grace.TotalSeconds:0}");
        Send(welcomed.Announcement);
        if (welcomed.History is { } history)
            Send(history);
        Become(Chatting);
        ReadLines();
    }

    private void GoOn(MachineCommands.Attach attach)
    {
        Timers.Cancel(PatienceTimer);
        Context.Unwatch(_connection);
        _connection.Tell(Tcp.Abort.Instance, Self);
        Take(attach);
        var missed = _replay.From(attach.At, out var gone).ToArray();
        var at = Math.Min(attach.At + gone, _replay.End);
        Tell($"resumed={at};done={_numbers.Done};gone={gone}");
        if (missed.Length > 0)
            _writer.SendLast(new EncodedLines((int)(_replay.End - at), missed));
        Become(Chatting);
        ReadLines();
    }

    private void Take(MachineCommands.Attach attach)
    {
        _connection = attach.Connection;
        _writer = new Writer(Self, _connection, _settings.Backlog) { Ending = LineEnding.Tagged };
        _inbox = new Inbox(_settings.MaxLineBytes);
        _inbox.Add(attach.Received);
        _attached = true;
        _reading = false;

        // A line that was held back came over the old connection; it comes again.
        _isHeld = false;
        Timers.Cancel(GateTimer);
        Context.Watch(_connection);
        attach.Guide.Tell(MachineCommands.Attached.Instance, Self);
    }

    private void Detach()
    {
        _attached = false;
        Timers.StartSingleTimer(PatienceTimer, OutOfPatience.Instance, _settings.Grace);
        Become(Detached);
    }

    private void Confirm(RoomReplies.Confirmed confirmed)
    {
        Acknowledge(Settle(confirmed));
        ReadLines();
    }

    private int Settle(RoomReplies.Confirmed confirmed)
    {
        _unconfirmed -= confirmed.Count;
        return confirmed.Count;
    }

    private void Acknowledge(int count)
    {
        var before = _numbers.Done;
        _numbers.Confirmed(count);
        if (_numbers.Done != before)
            Tell($"done={_numbers.Done}");
    }

    private bool MayAsk() => !_isHeld && _unconfirmed < _settings.LinesInFlight;

    private void ReadLines()
    {
        while (MayAsk() && _inbox.TryRead(out var line) && MayPass(line))
        {
            if (AskFor(line))
                return;
        }
        if (MayAsk())
            ReadMore();
    }

    /// <summary>Asks the room for what a line asks for; says whether that was to leave.</summary>
    private bool AskFor(DecodedLine line)
    {
        if (Read(line) is not { } command)
            return false;
        _unconfirmed++;
        _numbers.Asked();
        _room.Tell(command, Self);
        if (command is not RoomCommands.Leave)
            return false;
        Become(Leaving);
        return true;
    }

    /// <summary>Lets a line through, or holds it back until its sender may send it.</summary>
    private bool MayPass(DecodedLine line)
    {
        var now = Context.System.Scheduler.Now;
        if (_gate?.Take(now) is not { } wait || wait == TimeSpan.Zero)
            return true;
        _isHeld = true;
        Timers.StartSingleTimer(GateTimer, new Held(line, now), wait);
        return false;
    }

    private void Release(Held held)
    {
        _isHeld = false;
        switch (_gate!.Release(held.Since, Context.System.Scheduler.Now))
        {
            case FloodVerdict.Close:
                Close($"! you sent more than {_settings.Flood.Rate.PerSecond:N0} lines a second for too long: connect again and send more slowly");
                return;
            case FloodVerdict.Warn:
                Send(Texts.Refusal(LineEnding.Tagged, $"you send more than {_settings.Flood.Rate.PerSecond:N0} lines a second: they wait, and if you go on the connection closes"));
                break;
        }
        if (!AskFor(held.Line))
            ReadLines();
    }

    /// <summary>What a line asks of the room, if anything.</summary>
    private RoomCommand? Read(DecodedLine line)
    {
        if (!TaggedLine.TryParse(line.Text, out var tagged))
            return _interpreter.Read(line);
        if (tagged.Find("ping") is { } ping)
        {
            Tell($"pong={Sanitizer.Clean(ping)}");
            return null;
        }
        if (tagged.Number("id") is not { } number || !_numbers.TryTake(number))
            return null;
        var command = _interpreter.Read(line with { Text = tagged.Text });
        if (command is null)
        {
            _numbers.Ignored();
            Tell($"done={_numbers.Done}");
        }
        return command;
    }

    private void ReadMore()
    {
        if (_reading)
            return;
        _reading = true;
        _connection.Tell(Tcp.ResumeReading.Instance, Self);
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

    private void WriteOn()
    {
        var fellBehind = _writer.FellBehind;
        _writer.GoOn();
        if (fellBehind && !_writer.FellBehind)
            Tell($"at={_replay.End}");
    }

    /// <summary>Says something from program to program.</summary>
    private void Tell(string tags, string text = "")
    {
        if (_attached)
            _writer.Send(Texts.Control(tags, text));
    }

    private void Close(string farewell)
    {
        Timers.StartSingleTimer(PatienceTimer, OutOfPatience.Instance, _settings.ClosingTimeout);
        _writer.SendLast(Texts.Control("bye", farewell));
        Become(Closing);
    }

    /// <summary>A line that comes too early.</summary>
    private sealed record Held(DecodedLine Line, DateTimeOffset Since);

    private sealed record OutOfPatience
    {
        public static readonly OutOfPatience Instance = new();
    }
}
