using System.Net;
using System.Text;
using Akka.Actor;
using Akka.IO;
using Akka.TestKit;
using AkkaChat.Protocol;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Sessions;
using AkkaChat.Server.Settings;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Sessions;

/// <summary>A session and its relay between probes: two in place of the connection (what is written, and all else), one in place of the room.</summary>
public abstract class SessionScenario() : ServerSpecs(StoppedClock)
{
    internal const string Token = "0123456789abcdef0123456789abcdef";

    internal static readonly SessionSettings Defaults = TestSettings.Session;

    private TestProbe? _connection;
    private TestProbe? _writes;
    private TestProbe? _room;
    private IActorRef? _connectionActor;
    private IActorRef? _relay;
    private IActorRef? _session;
    private readonly Queue<RoomCommands.Apply> _commands = new();
    private MemberId _member;
    private Tcp.Event? _ack;
    private long _events;
    private long _seen;

    /// <summary>Gets what the session tells the connection, except for what is written.</summary>
    protected TestProbe Connection => _connection ??= CreateTestProbe("connection");

    protected TestProbe Room => _room ??= CreateTestProbe("room");

    protected IActorRef Session => _session!;

    protected IActorRef ConnectionActor => _connectionActor!;

    private TestProbe Writes => _writes ??= CreateTestProbe("writes");

    /// <summary>Starts the session up to its first request for input.</summary>
    internal void Start(SessionSettings? settings = null, string greeting = "* welcome to AkkaChat: type a nickname and press Enter\n")
    {
        Connect(admissionDelay: TimeSpan.Zero, settings);
        ExpectWrite(greeting);
        ExpectReading();
    }

    /// <summary>Starts the session, with or without a delay before its greeting.</summary>
    internal void Connect(TimeSpan admissionDelay, SessionSettings? settings = null)
    {
        settings ??= Defaults;
        _relay ??= Sys.ActorOf(Relay.Props(Room.Ref, TestSettings.Server with { Session = settings }));
        var (writes, others) = (Writes.Ref, Connection.Ref);
        _connectionActor = Sys.ActorOf(Props.Create(() => new SplitConnection(writes, others)));
        var client = new ClientConnection(new ConnectionId(7), new IPEndPoint(IPAddress.Loopback, 4711), _connectionActor, Socket: null);
        _session = Sys.ActorOf(Server.Sessions.Session.Props(client, _relay, settings, admissionDelay));
        var register = Connection.ExpectMsg<Tcp.Register>();
        register.Handler.ShouldBe(_session);
        register.KeepOpenOnPeerClosed.ShouldBeTrue();
        Room.ExpectMsg<RoomCommands.Subscribe>();
        Room.IgnoreMessages(message => message is RoomCommands.Read or RoomCommands.Subscribe || !IsNew(message as RoomCommands.Apply));
        Room.Send(_relay, new RoomReplies.Subscribed("5f02a1c7", Last: 0, Said: []));
    }

    /// <summary>Starts the session and brings it into the room.</summary>
    internal void StartChatting(SessionSettings? settings = null)
    {
        Start(settings);
        Receive("alice\n");
        ExpectAtRoom<RoomCommands.Join>();
        Happen(new RoomEvent.Joined(Alice));
        ExpectWrite("* alice joined\n");
        ExpectWrite("* /help lists the commands, /q leaves\n");
        ExpectReading();
    }

    /// <summary>Starts the session of a resumable client and brings it into the room.</summary>
    internal void StartResumable(SessionSettings? settings = null)
    {
        Start(settings);
        Receive($"@resume={Token};at=0 robot\n");
        ExpectAtRoom<RoomCommands.Resume>();
        Reply(new RoomAnswer.NotHere(default, Line: null, HasLeft: false, Missed: null));
        ExpectAtRoom<RoomCommands.Join>();
        Happen(new RoomEvent.Joined(Nick("robot")));
        ExpectNextWrite().ShouldStartWith($"@session={Token};room=");
        Acknowledge();
        ExpectNextWrite().ShouldEndWith(" * robot joined\n");
        Acknowledge();
        ExpectReading();
    }

    protected void Receive(string text) => Connection.Send(Session, new Tcp.Received(ByteString.FromString(text)));

    /// <summary>Moves the clock once session and relay have dealt with everything so far, their timers included.</summary>
    protected void PassTime(TimeSpan time)
    {
        foreach (var actor in (IActorRef[])[Session, _relay!])
        {
            var settled = CreateTestProbe();
            actor.Tell(new Identify(time), settled);
            settled.ExpectMsg<ActorIdentity>();
        }
        Clock.Advance(time);
    }

    protected void EndInput() => Connection.Send(Session, Tcp.PeerClosed.Instance);

    internal void Stop(params IReadOnlyList<ClientAddresses> others) => Session.Tell(new SessionCommands.Stop(others));

    /// <summary>The next command that the room gets.</summary>
    internal T ExpectAtRoom<T>()
        where T : RoomCommand
    {
        var apply = Room.ExpectMsg<RoomCommands.Apply>();
        _commands.Enqueue(apply);
        return apply.Command.ShouldBeOfType<T>();
    }

    /// <summary>The room tells that the session's member did something: what its oldest command asked.</summary>
    internal void Happen(RoomEvent what)
    {
        var command = _commands.Dequeue();
        var number = ++_events;
        if (what is RoomEvent.Joined)
            _member = new MemberId(number);
        Tell(new LoggedEvent(what, _member, Alice, new Stamp(number, DateTimeOffset.UnixEpoch)) { Relay = command.Relay, Command = command.Number });
    }

    /// <summary>The room tells that somebody else says something.</summary>
    internal void OtherSays(string text) => OtherDoes(new RoomEvent.Said(Bob, text));

    /// <summary>The room tells that somebody else does something.</summary>
    internal void OtherDoes(RoomEvent what) =>
        Tell(new LoggedEvent(what, new MemberId(-1), Bob, new Stamp(++_events, DateTimeOffset.UnixEpoch)) { To = _member });

    /// <summary>The room answers the oldest command of the session's member.</summary>
    internal void Reply(RoomAnswer answer) =>
        Room.Send(_relay!, new RoomReplies.Batch([], [new RoomReplies.CommandAnswer(_commands.Dequeue().Number, _events, answer)]));

    // The relay sends again what the room has not answered.
    private bool IsNew(RoomCommands.Apply? command)
    {
        if (command is null)
            return true;
        var isNew = command.Number > _seen;
        _seen = Math.Max(_seen, command.Number);
        return isNew;
    }

    private void Tell(LoggedEvent e) => Room.Send(_relay!, new RoomReplies.Batch([e], []));

    protected void FailWrite()
    {
        Writes.ExpectMsg<Tcp.Write>();
        Connection.Send(_relay!, new Tcp.CommandFailed(Tcp.Write.Create(ByteString.Empty, _ack ?? new WriteAck(new ConnectionId(7)))));
    }

    /// <summary>Expects a write and leaves it on its way.</summary>
    protected void ExpectUnacknowledged(string text) => ExpectNextWrite().ShouldBe(text);

    /// <summary>Expects a write and acknowledges it.</summary>
    protected void ExpectWrite(string text)
    {
        ExpectUnacknowledged(text);
        Acknowledge();
    }

    /// <summary>The next write, left on its way.</summary>
    protected string ExpectNextWrite() => Encoding.UTF8.GetString(ExpectNextWriteBytes());

    protected byte[] ExpectNextWriteBytes()
    {
        var write = Writes.ExpectMsg<Tcp.Write>();
        _ack = write.Ack;
        return write.Data.ToArray();
    }

    /// <summary>Expects a text in any number of writes.</summary>
    protected void ExpectWrites(string text)
    {
        var written = new StringBuilder();
        while (written.Length < text.Length)
        {
            written.Append(ExpectNextWrite());
            Acknowledge();
        }
        written.ToString().ShouldBe(text);
    }

    protected void Acknowledge() => Connection.Send(_relay!, _ack!);

    protected void ExpectReading() => Connection.ExpectMsg<Tcp.ResumeReading>();

    protected void ExpectClose<T>()
        where T : Tcp.CloseCommand => Connection.FishForMessage(message => message is Tcp.CloseCommand).ShouldBeOfType<T>();

    protected void ExpectNothingMore() => Connection.ExpectNoMsg(TimeSpan.FromMilliseconds(50));

    protected void ExpectNothingWritten() => Writes.ExpectNoMsg(TimeSpan.FromMilliseconds(50));

    private sealed class SplitConnection : ReceiveActor
    {
        public SplitConnection(IActorRef writes, IActorRef others)
        {
            Receive<Tcp.Write>(writes.Forward);
            ReceiveAny(others.Forward);
        }
    }
}
