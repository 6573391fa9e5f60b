using System.Collections.Concurrent;
using System.Net;
using Akka.Actor;
using Akka.IO;
using Akka.TestKit;
using AkkaChat.Server.Listening;
using AkkaChat.Server.Passwords;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Model;

/// <summary>
/// The room, the relay, the sessions and whoever starts them, with fake connections, beside the model. Each step waits until what it asks has
/// reached the relay, so that the order is known; how it falls into batches, and what is written when, is left to chance.
/// </summary>
internal sealed class World : IDisposable
{
    private const string Password = "swordfish";
    private const int HistoryLines = 2, Backlog = 400, LinesInFlight = 2, Pasted = 8;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(1);
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
        Session = TestSettings.Session with { MaxPendingBytes = Backlog, LinesInFlight = LinesInFlight },
        Room = new RoomSettings(HistoryLines),
        OperatorPassword = PasswordHash.Of(Password, iterations: 1),
    };

    public void Live(IEnumerable<Step> steps)
    {
        foreach (var step in steps)
            Do(step);
        _all.ForEach(session => Stall(session, begins: false));
        _witness.Send(_relay, RelayCommands.Close.Instance);
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

    private void Come(Step step)
    {
        if (_seats[step.Who] is not { } session)
            _seats[step.Who] = session = Connect(step.Who);
        if (session.Guest.Name is not null)
            return;
        Type(session, step.Name);
        if (!_model.IsBanned(step.Name))
        {
            _model.Join(session.Guest, step.Name);
            return;
        }
        session.Guest.Hear("! you are banned for good");
        _seats[step.Who] = null;
    }

    private ModelSession Connect(int seat)
    {
        var written = new ConcurrentQueue<string>();
        var seed = _all.Count;
        var connection = _kit.Sys.ActorOf(Props.Create(() => new FakeConnection(seed, written)));
        var lineEnd = seat == 0 ? "\r\n" : "\n";
        var session = new ModelSession(connection, written, lineEnd, new ModelGuest(lineEnd, Backlog));
        _all.Add(session);
        _listener.Tell(new Tcp.Connected(Somewhere, Somewhere), connection);
        return session;
    }

    private void Speak(Step step, ModelSession session)
    {
        var text = $"line {++_said}";
        switch (step.Kind)
        {
            case StepKind.Say:
                Type(session, text);
                _model.Say(session.Guest, text);
                break;
            case StepKind.Paste:
                Type(session, [.. Enumerable.Range(1, Pasted).Select(n => $"{text}.{n}")]);
                for (var n = 1; n <= Pasted; n++)
                    _model.Say(session.Guest, $"{text}.{n}");
                break;
            case StepKind.Act:
                Type(session, $"/me {text}");
                _model.Act(session.Guest, text);
                break;
            case StepKind.Rename:
                Type(session, $"/nick {step.Name}");
                _model.Rename(session.Guest, step.Name);
                break;
            case StepKind.Whisper:
                Type(session, $"/msg {step.Name} {text}");
                _model.Whisper(session.Guest, step.Name, text);
                break;
            case StepKind.ListMembers:
                Type(session, "/who");
                _model.ListMembers(session.Guest);
                break;
            case StepKind.Promote or StepKind.Mute or StepKind.Unmute or StepKind.Kick or StepKind.Ban or StepKind.Unban:
                Moderate(step, session);
                break;
            case StepKind.FailRoom:
                Type(session, $"{text}.1", CommandSpy.Fault, $"{text}.2");
                _model.Say(session.Guest, $"{text}.1");
                session.Guest.Hear("! something went wrong here, and nothing was done: try again");
                _model.Say(session.Guest, $"{text}.2");
                break;
            default:
                WaitForRoom(); // the session answers by itself
                Type(session, "/nope");
                session.Guest.Hear("! there is no command /nope: /help lists them (to say a line that begins with a slash, type two)");
                break;
        }
    }

    private void Moderate(Step step, ModelSession session)
    {
        var guest = session.Guest;
        if (step.Kind == StepKind.Promote)
        {
            Promote(session);
            return;
        }
        Type(session, $"/{step.Kind} {step.Name}{(step.Kind == StepKind.Mute ? " 1h" : "")}");
        switch (step.Kind)
        {
            case StepKind.Mute:
                _model.Mute(guest, step.Name);
                break;
            case StepKind.Unmute:
                _model.Unmute(guest, step.Name);
                break;
            case StepKind.Unban:
                _model.Unban(guest, step.Name);
                break;
            default:
                if (_model.Kick(guest, step.Name, isBan: step.Kind == StepKind.Ban) is { } removed)
                    _seats[Array.FindIndex(_seats, seat => seat?.Guest == removed)] = null;
                break;
        }
    }

    /// <summary>The password is checked on another thread: the room is asked some time later.</summary>
    private void Promote(ModelSession session)
    {
        if (session.Guest.IsOperator)
            return;
        WaitForRoom();
        Type(session, $"/op {Password}");
        _promoted++;
        Await(() =>
        {
            _witness.Send(_roomSpy, RoomSpy.CountPromotions.Instance);
            return _witness.ExpectMsg<int>() == _promoted;
        });
        WaitForRoom();
        _model.Promote(session.Guest);
    }

    /// <summary>What was typed last has no line ending, and is a line all the same.</summary>
    private void EndInput(ModelSession session)
    {
        var text = $"line {++_said}";
        if (session.Guest.Name is not null)
        {
            session.Connection.Tell(new FakeConnection.Type(text));
            session.Guest.Sent++;
            _model.Say(session.Guest, text);
        }
        session.Connection.Tell(new FakeConnection.EndInput());
        if (session.Guest.Name is not null)
            ExpectSubmitted(1);
    }

    private void Leave(Step step, ModelSession session, Action<ModelGuest> leave)
    {
        _seats[step.Who] = null;
        if (session.Guest.Name is null)
        {
            session.Guest.Hear("* goodbye");
            return;
        }
        ExpectSubmitted(1);
        leave(session.Guest);
    }

    private void Lose(Step step, ModelSession session)
    {
        _seats[step.Who] = null;
        session.Guest.IsBroken = true;
        _model.Lose(session.Guest);
        Await(() => MembersInRoom() == _model.Count);
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
        Await(() => _all.TrueForAll(session => session.Guest.IsBroken || session.Guest.IsStalled || session.Guest.HasHeardAll(session.Heard)));
        _all.ForEach(session => session.Guest.Settle());
    }

    private void Type(ModelSession session, params string[] lines)
    {
        session.Type(string.Join(session.LineEnd, lines));
        if (session.Guest.Name is not null)
            session.Guest.Sent += lines.Length;
        ExpectSubmitted(lines.Length);
    }

    private void ExpectSubmitted(int commands)
    {
        for (; commands > 0; commands--)
            _witness.ExpectMsg<RelayCommand>();
    }

    private void Await(Func<bool> condition) => _kit.AwaitCondition(condition, max: null, Interval);
}
