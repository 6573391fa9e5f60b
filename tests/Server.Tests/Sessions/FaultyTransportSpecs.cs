using System.Globalization;
using System.Net;
using Akka.Actor;
using Akka.TestKit.Xunit2;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Sessions;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Sessions;

/// <summary>
/// People come, talk, rename themselves, go, stop reading, break off and fail to write, over transports that cut everything into pieces.
/// A witness over a good one hears everything: everybody else hears the same from its coming on, or is told exactly how much it missed.
/// </summary>
public class FaultyTransportSpecs : TestKit
{
    private const int Steps = 300;

    private static readonly SessionSettings Settings = SessionScenario.Defaults with { Backlog = 300, LinesInFlight = 5 };

    private readonly IActorRef _room;
    private readonly List<Guest> _guests = [];

    public FaultyTransportSpecs() => _room = Sys.ActorOf(ChatRoom.Props(new RoomSettings(HistoryLines: 0)));

    // More by hand: AKKACHAT_SEED=1234 tries one seed.
    public static TheoryData<int> Seeds() => Environment.GetEnvironmentVariable("AKKACHAT_SEED") is { } seed
        ? [int.Parse(seed, CultureInfo.InvariantCulture)]
        : [.. Enumerable.Range(1, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Should_tell_everybody_the_same_or_how_much_it_missed(int seed)
    {
        var random = new Random(seed);
        var witness = Come("witness", seed, Settings with { Backlog = 1_000_000 });
        await AwaitAssertAsync(async () => (await witness.HeardAsync()).Lines.ShouldContain("* witness joined"));

        for (var step = 0; step < Steps; step++)
            Act(random);
        _guests.ForEach(guest => guest.Connection.Tell(new FaultyConnection.Stall(false)));
        witness.Type("0");

        await AwaitAssertAsync(async () => (await witness.HeardAsync()).Lines.ShouldContain("witness: 0"));
        foreach (var guest in _guests)
        {
            await AwaitAssertAsync(async () =>
            {
                var heard = await guest.HeardAsync();
                guest.ShouldHaveHeard(Public((await witness.HeardAsync()).Lines), heard);
            });
        }
    }

    private static List<string> Public(List<string> lines) => [.. lines.Where(line => !Guest.IsPrivate(line))];

    private Guest Come(string nickname, int seed, SessionSettings settings)
    {
        var connection = Sys.ActorOf(Props.Create(() => new FaultyConnection(seed)));
        Sys.ActorOf(Session.Props(new ConnectionId(_guests.Count), new IPEndPoint(IPAddress.Loopback, 1), connection, _room, settings));
        var guest = new Guest(nickname, connection);
        guest.Type(nickname, counts: false);
        _guests.Add(guest);
        return guest;
    }

    private void Act(Random random)
    {
        if (_guests.Count < 4 || random.Next(20) == 0)
        {
            Come($"guest{_guests.Count}", random.Next(), Settings);
            return;
        }
        var guest = _guests[random.Next(1, _guests.Count)];
        switch (random.Next(40))
        {
            case 0:
                guest.Type("/q", counts: false);
                break;
            case 1:
                guest.Connection.Tell(new FaultyConnection.EndInput());
                break;
            case 2:
                guest.Connection.Tell(new FaultyConnection.Break());
                break;
            case 3:
                guest.Connection.Tell(new FaultyConnection.FailNext());
                break;
            case < 8:
                guest.Rename();
                break;
            case < 16:
                guest.Connection.Tell(new FaultyConnection.Stall(random.Next(2) == 0));
                break;
            default:
                guest.Type($"{guest.Said}");
                break;
        }
    }
}
