using System.Net;
using System.Text;
using Akka.Actor;
using Akka.IO;
using Akka.TestKit;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Machines;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;
using static AkkaChat.Server.Tests.EncodedLinesExtensions;

namespace AkkaChat.Server.Tests.Sessions;

/// <summary>A session between two probes: one in place of the connection, one in place of the room.</summary>
public abstract class SessionScenario() : ServerSpecs("akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"")
{
    internal static readonly ConnectionId Id = new(7);

    internal static readonly SessionSettings Defaults = new(
        MaxLineBytes: 100,
        LinesInFlight: 3,
        MaxPendingBytes: 100,
        Flood: new FloodSettings(new Rate(PerSecond: 0, Burst: 1), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)),
        SlowReaderPolicy: SlowReaderPolicy.Skip,
        NicknameTimeout: TimeSpan.FromSeconds(30),
        ClosingTimeout: TimeSpan.FromSeconds(5),
        Linger: TimeSpan.FromSeconds(2),
        GracePeriod: TimeSpan.FromSeconds(30));

    private TestProbe? _connection;
    private TestProbe? _room;
    private TestProbe? _guide;
    private IActorRef? _session;

    protected TestProbe Connection => _connection ??= CreateTestProbe("connection");

    protected TestProbe Room => _room ??= CreateTestProbe("room");

    protected TestProbe Guide => _guide ??= CreateTestProbe("guide");

    protected IActorRef Session => _session!;

    private TestScheduler Clock => (TestScheduler)Sys.Scheduler;

    /// <summary>Starts the session up to its first wish to read.</summary>
    internal void Start(SessionSettings? settings = null)
    {
        Come(wait: TimeSpan.Zero, settings);
        ExpectWrite("* welcome to AkkaChat: type a nickname and press Enter\n");
        ExpectReading();
    }

    /// <summary>Starts the session, with or without a wait before its greeting.</summary>
    internal void Come(TimeSpan wait, SessionSettings? settings = null)
    {
        var from = new IPEndPoint(IPAddress.Loopback, 4711);
        _session = Sys.ActorOf(Server.Sessions.Session.Props(Id, from, Connection.Ref, Room.Ref, settings ?? Defaults, wait));
        var register = Connection.ExpectMsg<Tcp.Register>();
        register.Handler.ShouldBe(_session);
        register.KeepOpenOnPeerClosed.ShouldBeTrue();
    }

    /// <summary>Starts the session and brings it into the room.</summary>
    internal void StartChatting(SessionSettings? settings = null)
    {
        Start(settings);
        Receive("alice\n");
        Room.ExpectMsg<RoomCommands.Join>();
        Tell(new RoomReplies.Welcomed(Encoded("* alice joined"), null));
        ExpectWrite("* alice joined\n");
        ExpectReading();
        ExpectWrite("* /help lists the commands, /q leaves\n");
    }

    /// <summary>Starts a program's session and brings it into the room.</summary>
    internal void StartProgram(SessionSettings? settings = null)
    {
        var from = new IPEndPoint(IPAddress.Loopback, 4711);
        var beginning = new Beginning("token", At: 0, Done: null, "here");
        _session = Sys.ActorOf(MachineSession.Props(Id, from, beginning, Room.Ref, settings ?? Defaults));
        Tell(new MachineCommands.Attach(Connection.Ref, Guide.Ref, "robot", At: 0, ByteString.Empty));
        Room.ExpectMsg<RoomCommands.Join>();
        Tell(new RoomReplies.Welcomed(Encoded("* robot joined"), null));
        ExpectUnacknowledged("@session=token;room=here;grace=30 \n");
        ExpectReading();
        Acknowledge();
        ExpectWrite("* robot joined\n");
    }

    protected void Receive(string text) => Connection.Send(Session, new Tcp.Received(ByteString.FromString(text)));

    /// <summary>Moves the clock once the session has dealt with everything so far, its timers included.</summary>
    protected void PassTime(TimeSpan time)
    {
        Session.Tell(new Identify(time), Room);
        Room.ExpectMsg<ActorIdentity>();
        Clock.Advance(time);
    }

    protected void EndInput() => Connection.Send(Session, Tcp.PeerClosed.Instance);

    protected void Tell(object message) => Room.Send(Session, message);

    /// <summary>Expects a write and leaves it on its way.</summary>
    protected void ExpectUnacknowledged(string text) => Connection.ExpectMsg<Tcp.Write>().Data.ToString(Encoding.UTF8).ShouldBe(text);

    /// <summary>Expects a write and acknowledges it.</summary>
    protected void ExpectWrite(string text)
    {
        ExpectUnacknowledged(text);
        Acknowledge();
    }

    /// <summary>Expects a text in any number of writes, then a close.</summary>
    protected void ExpectWritesUntilClose(string text)
    {
        var written = new StringBuilder();
        while (Connection.ExpectMsg<Tcp.Command>() is Tcp.Write write)
        {
            written.Append(write.Data.ToString(Encoding.UTF8));
            Acknowledge();
        }
        written.ToString().ShouldBe(text);
        Connection.LastMessage.ShouldBeAssignableTo<Tcp.CloseCommand>();
    }

    protected void Acknowledge() => Connection.Send(Session, Written.Instance);

    protected void ExpectReading() => Connection.ExpectMsg<Tcp.ResumeReading>();

    protected void ExpectNothingMore() => Connection.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
}
