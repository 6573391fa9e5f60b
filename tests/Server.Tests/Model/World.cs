using System.Collections.Concurrent;
using System.Net;
using Akka.Actor;
using Akka.IO;
using Akka.TestKit;
using AkkaChat.Server.Listening;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;
using AkkaChat.Server.Tests.Listening;
using AkkaChat.Server.Tests.Sessions;

namespace AkkaChat.Server.Tests.Model;

/// <summary>
/// The room, the sessions and whoever starts them, with fake connections, beside the model. Each step waits until what it asks has
/// reached the room, so that the order is known; how it falls into batches, and what is written when, is left to chance.
/// </summary>
internal sealed class World : IDisposable
{
    private const int HistoryLines = 2, Backlog = 400, LinesInFlight = 2, Pasted = 8;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(1);
    private static readonly IPEndPoint Somewhere = new(IPAddress.Loopback, 1);

    private readonly TestKitBase _kit;
    private readonly TestProbe _witness;
    private readonly IActorRef _room;
    private readonly IActorRef _tap;
    private readonly IActorRef _listener;
    private readonly ModelRoom _model = new(HistoryLines);
    private readonly List<Stay> _all = [];
    private readonly Stay?[] _seats = new Stay?[Step.Seats];
    private int _said;

    public World(TestKitBase kit)
    {
        _kit = kit;
        _witness = kit.CreateTestProbe();
        _room = kit.Sys.ActorOf(ChatRoom.Props(new RoomSettings(HistoryLines)));
        _tap = kit.Sys.ActorOf(Props.Create(() => new Tap(_room, _witness.Ref)));
        _listener = kit.Sys.ActorOf(Listener.Props(_tap, ListenerSpecs.Connections, Settings));
        _witness.Send(_listener, new ListenerCommands.Listen(new IPEndPoint(IPAddress.Loopback, 0)));
        _witness.ExpectMsg<ListenerReplies.Listening>();
    }

    private static SessionSettings Settings => SessionScenario.Defaults with { MaxPendingBytes = Backlog, LinesInFlight = LinesInFlight };

    public void Live(IEnumerable<Step> steps)
    {
        foreach (var step in steps)
            Do(step);
        _all.ForEach(stay => Stall(stay, begins: false));
        _witness.Send(_room, RoomCommands.Close.Instance);
        _witness.ExpectMsg<RoomReplies.Closed>();

        Await(() => _all.TrueForAll(stay => stay.Guest.IsBroken || stay.Guest.HasHeardAll(stay.Heard)));
        _all.ForEach(stay => stay.Guest.ShouldHaveHeard(stay.Heard));
    }

    public void Dispose()
    {
        foreach (var actor in _all.Select(stay => stay.Connection).Append(_listener).Append(_tap).Append(_room))
            _kit.Sys.Stop(actor);
    }

    private void Do(Step step)
    {
        if (step.Deed == Deed.Come)
            Come(step);
        else if (step.Deed == Deed.Pause)
            Pause();
        else if (step.Deed == Deed.FailListener)
            _listener.Tell(new Tcp.Connected(new DnsEndPoint("no.address.invalid", 1), Somewhere));
        else if (_seats[step.Who] is { } stay)
            Do(step, stay);
    }

    private void Do(Step step, Stay stay)
    {
        switch (step.Deed)
        {
            case Deed.Stall or Deed.GoOn:
                Stall(stay, begins: step.Deed == Deed.Stall);
                break;
            case Deed.Leave:
                stay.Type("/q");
                Leave(step, stay);
                break;
            case Deed.EndInput:
                EndInput(stay);
                Leave(step, stay);
                break;
            case Deed.FailSession:
                stay.Connection.Tell(new FakeConnection.BreakWith(new Tcp.Received(null!)));
                Lose(step, stay);
                break;
            case Deed.FailWrite:
                stay.Connection.Tell(new FakeConnection.BreakWith(Tcp.Write.Empty.FailureMessage));
                Lose(step, stay);
                break;
            case Deed.Reset:
                stay.Connection.Tell(new FakeConnection.BreakWith(new Tcp.ErrorClosed("reset")));
                Lose(step, stay);
                break;
            case Deed.Vanish:
                _kit.Sys.Stop(stay.Connection);
                Lose(step, stay);
                break;
            default:
                if (stay.Guest.Name is not null)
                    Speak(step, stay);
                break;
        }
    }

    private void Come(Step step)
    {
        if (_seats[step.Who] is not { } stay)
            _seats[step.Who] = stay = Connect(step.Who);
        if (stay.Guest.Name is not null)
            return;
        Type(stay, step.Name);
        _model.Join(stay.Guest, step.Name);
    }

    private Stay Connect(int seat)
    {
        var written = new ConcurrentQueue<string>();
        var seed = _all.Count;
        var connection = _kit.Sys.ActorOf(Props.Create(() => new FakeConnection(seed, written)));
        var lineEnd = seat == 0 ? "\r\n" : "\n";
        var stay = new Stay(connection, written, lineEnd, new ModelGuest(lineEnd, Backlog));
        _all.Add(stay);
        _listener.Tell(new Tcp.Connected(Somewhere, Somewhere), connection);
        return stay;
    }

    private void Speak(Step step, Stay stay)
    {
        var text = $"line {++_said}";
        switch (step.Deed)
        {
            case Deed.Say:
                Type(stay, text);
                _model.Say(stay.Guest, text);
                break;
            case Deed.Paste:
                Type(stay, [.. Enumerable.Range(1, Pasted).Select(n => $"{text}.{n}")]);
                for (var n = 1; n <= Pasted; n++)
                    _model.Say(stay.Guest, $"{text}.{n}");
                break;
            case Deed.Act:
                Type(stay, $"/me {text}");
                _model.Act(stay.Guest, text);
                break;
            case Deed.Rename:
                Type(stay, $"/nick {step.Name}");
                _model.Rename(stay.Guest, step.Name);
                break;
            case Deed.Whisper:
                Type(stay, $"/msg {step.Name} {text}");
                _model.Whisper(stay.Guest, step.Name, text);
                break;
            case Deed.ListMembers:
                Type(stay, "/who");
                _model.ListMembers(stay.Guest);
                break;
            case Deed.FailRoom:
                Type(stay, $"{text}.1", Tap.Fault, $"{text}.2");
                _model.Say(stay.Guest, $"{text}.1");
                stay.Guest.Hear("! something went wrong here, and nothing was done: try again");
                _model.Say(stay.Guest, $"{text}.2");
                break;
            default:
                Type(stay, "/nope");
                stay.Guest.Hear("! there is no command /nope: /help lists them (to say a line that begins with a slash, type two)");
                break;
        }
    }

    /// <summary>What was typed last has no line ending, and is a line all the same.</summary>
    private void EndInput(Stay stay)
    {
        var text = $"line {++_said}";
        if (stay.Guest.Name is not null)
        {
            stay.Connection.Tell(new FakeConnection.Type(text));
            _model.Say(stay.Guest, text);
        }
        stay.Connection.Tell(new FakeConnection.EndInput());
        if (stay.Guest.Name is not null)
            ExpectAtRoom(1);
    }

    private void Leave(Step step, Stay stay)
    {
        _seats[step.Who] = null;
        if (stay.Guest.Name is null)
        {
            stay.Guest.Hear("* goodbye");
            return;
        }
        ExpectAtRoom(1);
        _model.Leave(stay.Guest);
    }

    private void Lose(Step step, Stay stay)
    {
        _seats[step.Who] = null;
        stay.Guest.IsBroken = true;
        _model.Lose(stay.Guest);
        Await(() => _room.Ask<int>(RoomCommands.CountMembers.Instance).Result == _model.Count);
    }

    private static void Stall(Stay stay, bool begins)
    {
        stay.Connection.Tell(new FakeConnection.Stall(begins));
        stay.Guest.Stall(begins);
    }

    /// <summary>Waits until all has arrived that can; that is known only if somebody reads.</summary>
    private void Pause()
    {
        if (!Array.Exists(_seats, stay => stay is { Guest: { Name: not null, IsStalled: false } }))
            return;
        Await(() => _all.TrueForAll(stay => stay.Guest.IsBroken || stay.Guest.IsStalled || stay.Guest.HasHeardAll(stay.Heard)));
        _all.ForEach(stay => stay.Guest.Settle());
    }

    private void Type(Stay stay, params string[] lines)
    {
        stay.Type(string.Join(stay.LineEnd, lines));
        ExpectAtRoom(lines.Length);
    }

    private void ExpectAtRoom(int commands)
    {
        for (; commands > 0; commands--)
            _witness.ExpectMsg<RoomCommand>();
    }

    private void Await(Func<bool> condition) => _kit.AwaitCondition(condition, max: null, Interval);
}
