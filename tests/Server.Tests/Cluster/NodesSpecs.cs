using System.Net.Sockets;
using AkkaChat.EndToEnd.Tests.Harness;
using AkkaChat.Server.Cluster;
using AkkaChat.Server.Hosting;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Cluster;

/// <summary>Several nodes in one process, with a real database.</summary>
public sealed class NodesSpecs(NodesDatabase database) : IClassFixture<NodesDatabase>
{
    private const string Token = "0123456789abcdef0123456789abcdef";

    [FactNeeding("initdb")]
    public async Task Should_be_one_room_while_nodes_come_and_go()
    {
        await using var scenario = await NodesScenario.CreateAsync(database);
        NodeAddress[] addresses = [NodesScenario.FreeAddress(), NodesScenario.FreeAddress(), NodesScenario.FreeAddress()];
        var nodes = await Task.WhenAll(addresses.Select(address => scenario.StartAsync(address, addresses)));
        using var alice = await TcpTestClient.JoinAsync(nodes[0].Addresses[0], "alice");
        using var bob = await TcpTestClient.JoinAsync(nodes[1].Addresses[0], "bob");
        await alice.ReadAsync("* bob joined");
        using var carol = await TcpTestClient.JoinAsync(nodes[2].Addresses[0], "carol");
        await alice.ReadAsync("* carol joined");
        await bob.ReadAsync("* carol joined");

        await carol.SayAsync("hello");
        foreach (var member in (TcpTestClient[])[alice, bob, carol])
            await member.ReadAsync("carol: hello");
        await bob.SayAsync("/nodes");
        var room = -1;
        foreach (var address in addresses.OrderBy(address => $"{address}", StringComparer.Ordinal))
        {
            var line = await bob.NextLineAsync();
            line.ShouldStartWith($"* node {address}: 1 person");
            if (line.EndsWith(", has the room", StringComparison.Ordinal))
                room = Array.IndexOf(addresses, address);
        }
        room.ShouldBeGreaterThan(-1);
        (await scenario.FindRoomByFiguresAsync()).ShouldBe(nodes[room]);

        // The room's node leaves: another has it at once, and a client that can go on learns where.
        TcpTestClient[] others = [.. new[] { alice, bob, carol }.Where((_, node) => node != room)];
        string[] names = ["alice", "bob", "carol"];
        var elsewhere = addresses.Zip(nodes).Where(node => node.Second != nodes[room]).OrderBy(node => $"{node.First}", StringComparer.Ordinal).Select(node => $"{node.Second.Addresses[0]}");
        var (robot, _) = await TcpTestClient.GreetAsync(nodes[room].Addresses[0], $"@resume={Token};at=0 robot");
        using var __ = robot;
        foreach (var member in others)
            await member.ReadAsync("* robot joined");
        await scenario.StopAsync(nodes[room]);
        (await LastLineAsync(robot)).ShouldBe($"@bye;nodes={string.Join(',', elsewhere)} * the server is stopping, goodbye");
        foreach (var member in others)
            await member.ReadAsync($"* {names[room]} left");
        await others[0].SayAsync("still here");
        foreach (var member in others)
            (await member.NextLineAsync()).ShouldEndWith(": still here");
        nodes.Except([nodes[room]]).ShouldContain(await scenario.FindRoomByFiguresAsync());

        // An operator of one node stops all.
        await others[1].SayAsync($"/op {NodesScenario.Password}");
        await others[1].SayAsync("/shutdown 1s");
        foreach (var node in nodes.Where((_, node) => node != room))
            await node.StopRequested.WaitAsync(TestTimeout.Limit);
    }

    [FactNeeding("initdb")]
    public async Task Should_wait_for_no_node_that_stops_too()
    {
        await using var scenario = await NodesScenario.CreateAsync(database);
        await StartThreeAsync(scenario);

        await scenario.StopAllAsync();

        scenario.GivenUp.ShouldBeEmpty();
    }

    [FactNeeding("initdb")]
    public async Task Should_go_on_at_the_node_that_stays_when_the_others_stop_at_once()
    {
        await using var scenario = await NodesScenario.CreateAsync(database);
        var nodes = await StartThreeAsync(scenario);
        using var alice = await TcpTestClient.JoinAsync(nodes[2].Addresses[0], "alice");

        await Task.WhenAll(nodes.Take(2).Select(scenario.StopAsync));

        await alice.SayAsync("still here");
        await alice.ReadAsync("alice: still here");
        scenario.GivenUp.ShouldBeEmpty();
    }

    [FactNeeding("initdb")]
    public async Task Should_let_a_client_go_on_at_a_node_that_never_saw_it()
    {
        await using var scenario = await NodesScenario.CreateAsync(database);
        NodeAddress[] addresses = [NodesScenario.FreeAddress(), NodesScenario.FreeAddress()];
        var first = await scenario.StartAsync(addresses[0], addresses);
        var second = await scenario.StartAsync(addresses[1], addresses);
        using var bob = await TcpTestClient.JoinAsync(second.Addresses[0], "bob");
        var (robot, session) = await TcpTestClient.GreetAsync(first.Addresses[0], $"@resume={Token};at=0 robot");
        using var _ = robot;
        session.ShouldStartWith($"@session={Token};room=");
        var room = session.Split("room=")[1].Split(';')[0];
        await bob.ReadAsync("* robot joined");
        await bob.SayAsync("while you are there");
        await bob.ReadAsync("bob: while you are there");

        // The old connection still stands.
        var (back, line) = await TcpTestClient.GreetAsync(second.Addresses[0], $"@resume={Token};at=1;n=2;room={room} robot");
        using var again = back;

        line.ShouldBe("@resumed=1;done=0;gone=0 ");
        (await again.NextLineAsync()).ShouldEndWith(" bob: while you are there");
        await LastLineAsync(robot);
        await again.SayAsync("@id=1 I am here");
        await bob.ReadAsync("robot: I am here");
    }

    [FactNeeding("initdb")]
    public async Task Should_refuse_a_node_that_is_not_of_the_same_room()
    {
        await using var scenario = await NodesScenario.CreateAsync(database);
        var first = NodesScenario.FreeAddress();
        using var alone = await scenario.StartAsync(first, []);
        await using var other = await NodesScenario.CreateAsync(database);

        (await Refusal<CannotJoinException>(() => scenario.StartAsync(NodesScenario.FreeAddress(), [first], secret: "another")))
            .ShouldBe($"node {first} refuses this node: it has another secret: give all nodes the same akkachat.cluster.secret");
        (await Refusal<CannotJoinException>(() => scenario.StartAsync(NodesScenario.FreeAddress(), [first], log: other.Log)))
            .ShouldBe($"node {first} refuses this node: its room is recorded in another database: give all nodes the same --log");
        (await Refusal<CannotListenException>(() => scenario.StartAsync(first, [first]))).ShouldStartWith($"cannot listen on {first} for the other nodes: ");
        (await Refusal<LogException>(() => ServerHost.StartAsync(NodeSettings.Load(null).With(new ServerOptions(null, 0, null, scenario.Log)))))
            .ShouldStartWith("another server records in ");
    }

    [FactNeeding("initdb")]
    public async Task Should_talk_by_tls_with_nodes_of_the_same_authority_and_no_others()
    {
        await using var scenario = await NodesScenario.CreateAsync(database);
        using var certificates = new NodeCertificates();
        using var others = new NodeCertificates();
        var address = NodesScenario.FreeAddress();
        var first = await scenario.StartAsync(address, [], certificates: certificates);
        var second = await scenario.StartAsync(NodesScenario.FreeAddress(), [address], certificates: certificates);
        using var alice = await TcpTestClient.JoinAsync(first.Addresses[0], "alice");
        using var bob = await TcpTestClient.JoinAsync(second.Addresses[0], "bob");
        await alice.ReadAsync("* bob joined");

        await Should.ThrowAsync<SocketException>(() => new TcpClient().ConnectAsync("127.0.0.2", address.Port));
        (await Stranger.IsTurnedAwayAsync(address, (stream, limit) => stream.WriteAsync("no greeting of TLS"u8.ToArray(), limit))).ShouldBeTrue();
        (await Stranger.IsTurnedAwayAsync(address, (stream, limit) => Stranger.ShowAsync(others, stream, limit))).ShouldBeTrue();
        (await Refusal<CannotJoinException>(() => scenario.StartAsync(NodesScenario.FreeAddress(), [address], certificates: others)))
            .ShouldBe("a TLS handshake with another node failed: see that the certificates of all are from one authority and have not expired");
        await alice.SayAsync("nobody else");
        await bob.ReadAsync("alice: nobody else");
    }

    [Fact]
    public void Should_refuse_another_version()
    {
        var node = new NodeIdentity(new NodeAddress("10.0.0.1", 1), "secret", "log");

        node.Refusal((node with { Version = 99 }).JoinRequest).ShouldBe("it speaks version 1 of the protocol between nodes, this node 99: use the same version of the server");
        node.Refusal(node.JoinRequest).ShouldBeEmpty();
    }

    /// <summary>Starts three nodes. The first has the room.</summary>
    private static async Task<ServerHost[]> StartThreeAsync(NodesScenario scenario)
    {
        var first = NodesScenario.FreeAddress();
        var node = await scenario.StartAsync(first, []);
        return [node, .. await Task.WhenAll(scenario.StartAsync(NodesScenario.FreeAddress(), [first]), scenario.StartAsync(NodesScenario.FreeAddress(), [first]))];
    }

    /// <summary>The last line before a connection ends.</summary>
    private static async Task<string?> LastLineAsync(TcpTestClient client)
    {
        string? last = null;
        while (await client.NextAsync() is { } line)
            last = line;
        return last;
    }

    private static async Task<string> Refusal<T>(Func<Task<ServerHost>> start)
        where T : Exception => (await Should.ThrowAsync<T>(start)).Message;
}
