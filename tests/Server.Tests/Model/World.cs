using System.Net;
using Akka.Actor;
using Akka.IO;
using Akka.TestKit;
using AkkaChat.Server.Listening;
using AkkaChat.Server.Passwords;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Model;

/// <summary>
/// The room, the relay, the sessions and whoever starts them, with fake connections, beside the model. Each step waits until what it asks has
/// reached the relay, so that the order is known; how it falls into batches, and what is written when, is left to chance.
/// </summary>
internal sealed partial class World : IDisposable
{
    private const string Password = "swordfish";
    private const int HistoryLines = 2, Backlog = 400, LinesInFlight = 2, Pasted = 8;

    // Two hours and a half: it is called 2 h at first, and a few minutes later too.
    private const string MuteTime = " 9000s";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(1), Never = TimeSpan.FromDays(1);

    // As long as lines about who joined and left may wait for more.
    private static readonly TimeSpan ArrivalsWait = TimeSpan.FromSeconds(1);
    private static readonly IPEndPoint Somewhere = new(IPAddress.Loopback, 1);

    private readonly TestKitBase _kit;
    private readonly TestProbe _witness;
    private readonly IActorRef _room;
    private readonly IActorRef _roomSpy;
    private readonly IActorRef _relay;
    private readonly IActorRef _spy;
    private readonly IActorRef _listener;
    private readonly ModelRoom _model = new(HistoryLines);
    private readonly List<ModelSession> _all = [];
    private readonly ModelSession?[] _seats = new ModelSession?[Step.Seats];
    private int _said;
    private int _promoted;

    public World(TestKitBase kit)
    {
        _kit = kit;
        _witness = kit.CreateTestProbe();
        _room = kit.Sys.ActorOf(ChatRoom.Props(TestSettings.Server));
        _roomSpy = kit.Sys.ActorOf(Props.Create(() => new RoomSpy(_room)));
        _relay = kit.Sys.ActorOf(Relay.Props(_roomSpy, Settings));
        _spy = kit.Sys.ActorOf(Props.Create(() => new CommandSpy(_relay, _witness.Ref)));
        _listener = kit.Sys.ActorOf(Listener.Props([_spy], Settings.Connections, Settings.Session));
        _witness.Send(_listener, new ListenerCommands.Listen(new IPEndPoint(IPAddress.Loopback, 0)));
        _witness.ExpectMsg<ListenerReplies.Listening>();
    }

    private static ServerSettings Settings => TestSettings.Server with
    {
        Session = TestSettings.Session with
        {
            MaxPendingBytes = Backlog,
            LinesInFlight = LinesInFlight,
            NicknameTimeout = Never,
            ClosingTimeout = Never,
            Linger = Never,
        },
        Room = new RoomSettings(HistoryLines),
        OperatorPassword = PasswordHash.Of(Password, iterations: 1),
    };

    public void Live(IEnumerable<Step> steps)
    {
        foreach (var step in steps)
            Do(step);
        _all.ForEach(session => Stall(session, begins: false));
        LetArrivalsBeTold();
        _witness.Send(_relay, new RelayCommands.Close());
        _witness.ExpectMsg<RelayReplies.Closed>();

        Await(() => _all.TrueForAll(session => session.Guest.IsBroken || session.Guest.HasHeardAll(session.Heard)));
        _all.ForEach(session => session.Guest.ShouldHaveHeard(session.Heard));
    }

    public void Dispose()
    {
        foreach (var actor in _all.Select(session => session.Connection).Append(_listener).Append(_spy).Append(_relay).Append(_roomSpy).Append(_room))
            _kit.Sys.Stop(actor);
    }

    private void Do(Step step)
    {
        if (step.Kind == StepKind.Come)
            Come(step);
        else if (step.Kind == StepKind.Pause)
            Pause();
        else if (step.Kind == StepKind.FailListener)
            _listener.Tell(new Tcp.Connected(new DnsEndPoint("no.address.invalid", 1), Somewhere));
        else if (_seats[step.Who] is { } session)
            Do(step, session);
    }

    private void Do(Step step, ModelSession session)
    {
        switch (step.Kind)
        {
            case StepKind.Stall or StepKind.GoOn:
                Stall(session, begins: step.Kind == StepKind.Stall);
                break;
            case StepKind.Leave:
                session.Type("/q");
                Leave(step, session, _model.Leave);
                break;
            case StepKind.EndInput:
                EndInput(session);
                Leave(step, session, _model.LeaveAtEndOfInput);
                break;
            case StepKind.FailSession:
                session.Connection.Tell(new FakeConnection.BreakWith(new Tcp.Received(null!)));
                Lose(step, session);
                break;
            case StepKind.FailWrite:
                session.Connection.Tell(new FakeConnection.BreakWith(Tcp.Write.Empty.FailureMessage));
                Lose(step, session);
                break;
            case StepKind.Reset:
                session.Connection.Tell(new FakeConnection.BreakWith(new Tcp.ErrorClosed("reset")));
                Lose(step, session);
                break;
            case StepKind.Vanish:
                _kit.Sys.Stop(session.Connection);
                Lose(step, session);
                break;
            default:
                if (session.Guest.Name is not null)
                    Speak(step, session);
                break;
        }
    }

    /// <summary>Waits until the relay has been told all that happens by what was submitted.</summary>
    private void WaitForRoom()
    {
        Settle(_relay);
        _witness.Send(_roomSpy, RoomSpy.AwaitAnswers.Instance);
        _witness.ExpectMsg<RoomSpy.Answered>();
        Settle(_relay);
    }

    private void Settle(IActorRef actor)
    {
        _witness.Send(actor, new Identify(null));
        _witness.ExpectMsg<ActorIdentity>();
    }

    private int MembersInRoom()
    {
        _witness.Send(_room, RoomCommands.CountMembers.Instance);
        return _witness.ExpectMsg<int>();
    }

    private static void Stall(ModelSession session, bool begins)
    {
        session.Connection.Tell(new FakeConnection.Stall(begins));
        session.Guest.Stall(begins);
    }

    /// <summary>Waits until all has arrived that can; that is known only if somebody reads.</summary>
    private void Pause()
    {
        if (!Array.Exists(_seats, session => session is { Guest: { Name: not null, IsStalled: false } }))
            return;
        LetArrivalsBeTold();
        Await(() => _all.TrueForAll(session => session.Guest.IsBroken || session.Guest.IsStalled || session.Guest.HasHeardAll(session.Heard)));
        _all.ForEach(session => session.Guest.Settle());
    }

    private void ExpectSubmitted(int commands)
    {
        for (; commands > 0; commands--)
            _witness.ExpectMsg<RelayCommand>();
    }

    private void LetArrivalsBeTold()
    {
        WaitForRoom();
        ((TestScheduler)_kit.Sys.Scheduler).Advance(ArrivalsWait);
    }

    private void Await(Func<bool> condition) => _kit.AwaitCondition(condition, max: null, Interval);
}
