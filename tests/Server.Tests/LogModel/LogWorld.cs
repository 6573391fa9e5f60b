using System.Diagnostics;
using System.Net;
using Akka.Actor;
using Akka.Event;
using Akka.TestKit;
using AkkaChat.Server.Hosting;
using AkkaChat.Server.Listening;
using AkkaChat.Server.Passwords;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;
using AkkaChat.Server.Tests.Relays;

namespace AkkaChat.Server.Tests.LogModel;

/// <summary>
/// A server with two relays, one of them on another node, over a journal that fails, ways to the room that lose messages, and clients that
/// come back. Nothing waits for anything: what is under way when a step happens is left to chance.
/// </summary>
internal sealed partial class LogWorld : IDisposable
{
    public static readonly IPEndPoint Somewhere = new(IPAddress.Loopback, 1);

    private const string Password = "swordfish";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly ServerSettings Settings = TestSettings.Server with
    {
        Session = TestSettings.Session with { MaxPendingBytes = 100_000, MaxLineBytes = 300 },
        Log = new LogSettings(LogStore.Sqlite, "in the test"),
        OperatorPassword = PasswordHash.Of(Password, iterations: 10),
    };

    private readonly TestKitBase _kit;
    private readonly TestProbe _probe;
    private readonly TestProbe _errors;
    private readonly List<IActorRef> _server = [];
    private readonly List<LogClient> _clients = [];
    private readonly LogClient?[] _seats = new LogClient?[LogStep.Seats];
    private IActorRef _room = ActorRefs.Nobody;
    private IActorRef[] _ways = [];
    private IActorRef _listener = ActorRefs.Nobody;
    private int _connections;
    private int _said;

    public LogWorld(TestKitBase kit)
    {
        _kit = kit;
        _probe = kit.CreateTestProbe();
        _errors = kit.CreateTestProbe();
        kit.Sys.EventStream.Subscribe(_errors.Ref, typeof(Error));
        FaultyJournal.Clear();
        StartServer();
    }

    public void Live(IEnumerable<LogStep> steps)
    {
        foreach (var step in steps)
        {
            Do(step);
            Thread.Sleep(1); // so that something comes of it, sometimes
            _clients.ForEach(client => client.Read());
        }
        Settle();
        Faults().ShouldBeEmpty();
        LogCheck.Run(_clients);
    }

    public void Dispose()
    {
        StopServer();
        _kit.Sys.Stop(_errors.Ref);
    }

    /// <summary>What went wrong that nobody asked for.</summary>
    private List<string> Faults()
    {
        var faults = new List<string>();
        while (_errors.HasMessages)
            faults.Add($"{_errors.ExpectMsg<Error>()}");
        faults.RemoveAll(fault => fault.Contains(FaultyJournal.Cause, StringComparison.Ordinal));
        faults.RemoveAll(fault => fault.Contains("Recovery timed out", StringComparison.Ordinal)); // much time passes at once
        return faults;
    }

    private void StartServer()
    {
        _server.Add(_room = _kit.Sys.ActorOf(ActorExtensions.RestartingRoom(Settings, new RoomReadiness())));
        var here = _kit.Sys.ActorOf(Props.Create(() => new UnreliableWay(1, _room, false)));
        var elsewhere = _kit.Sys.ActorOf(Props.Create(() => new UnreliableWay(2, _room, true)));
        _ways = [here, elsewhere];
        _server.AddRange(_ways);
        List<IActorRef> relays = [_kit.Sys.ActorOf(Relay.Props(here, Settings)), _kit.Sys.ActorOf(Relay.Props(new RemoteRef(elsewhere), Settings))];
        _server.AddRange(relays);
        _server.Add(_listener = _kit.Sys.ActorOf(Listener.Props(relays, Settings.Connections, Settings.Session)));
        _probe.Send(_listener, new ListenerCommands.Listen(new IPEndPoint(IPAddress.Loopback, 0)));
        _probe.ExpectMsg<ListenerReplies.Listening>();
    }

    private void StopServer()
    {
        _clients.ForEach(client => client.Break());
        foreach (var actor in _server)
        {
            _probe.Watch(actor);
            _kit.Sys.Stop(actor);
            _probe.ExpectTerminated(actor);
        }
        _server.Clear();
    }

    /// <summary>Nothing fails any more, and everybody comes back, until all that was said has been told.</summary>
    private void Settle()
    {
        Lose(begins: false);
        FaultyJournal.FailNext(FaultyJournal.Fault.None);
        for (var clock = Stopwatch.StartNew(); !IsSettled(); Thread.Sleep(2))
        {
            clock.Elapsed.ShouldBeLessThan(Patience, $"not settled: {string.Join(", ", _clients)}; the last event is {LogCheck.LastNumber()}");
            Pass(1);
            for (var seat = 0; seat < _seats.Length; seat++)
            {
                if (_seats[seat] is { HasLeft: false })
                    Connect(seat);
            }
            var last = LogCheck.LastNumber();
            _clients.ForEach(client => client.ReadOrGiveUp(last));
        }
    }

    private bool IsSettled() => LogCheck.LastNumber() is var last && _clients.TrueForAll(client => client.IsSettledAt(last));
}
