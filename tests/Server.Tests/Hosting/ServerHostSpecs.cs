using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Configuration;
using Akka.Hosting;
using AkkaChat.Server.Hosting;
using AkkaChat.Server.Listening;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;
using AkkaChat.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AkkaChat.Server.Tests.Hosting;

public class ServerHostSpecs
{
    private static readonly ServerOptions AnyPort = new(Hosts: null, Port: 0, Config: null, Log: LogSettings.Memory);

    [Fact]
    public void Should_be_built_without_starting_anything()
    {
        using var host = ServerHost.Build(NodeSettings.Load(null).With(AnyPort));

        // closing-timeout 5 s and linger 2 s.
        var hocon = host.Services.GetRequiredService<AkkaConfigurationBuilder>().Configuration.Value;
        hocon.GetTimeSpan("akka.coordinated-shutdown.phases.service-stop.timeout").ShouldBe(TimeSpan.FromSeconds(8));
        host.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout.ShouldBe(TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task Should_have_its_actors_before_it_listens()
    {
        using var host = ServerHost.Build(NodeSettings.Load(null).With(AnyPort));
        var services = host.Services.GetServices<IHostedService>().ToList();
        services[^1].ShouldBeOfType<ListenerService>().Addresses.ShouldBeEmpty();

        await services[0].StartAsync(CancellationToken.None);

        var actors = host.Services.GetRequiredService<IReadOnlyActorRegistry>();
        actors.Get<ChatRoom>().Path.ToStringWithoutAddress().ShouldBe("/user/room-supervisor");
        actors.Get<Listener>().Path.ToStringWithoutAddress().ShouldBe("/user/listener");
        await host.Services.GetRequiredService<ActorSystem>().Terminate();
    }

    [Fact]
    public async Task Should_count_people_who_have_joined()
    {
        using var node = await ServerHost.StartAsync(NodeSettings.Load(null).With(AnyPort));
        using var stranger = await TcpTestClient.ComeAsync(node.Addresses[0]);
        using var alice = await TcpTestClient.JoinAsync(node.Addresses[0], "alice");

        (await node.CountMembersAsync()).ShouldBe(1);

        alice.Dispose();
        stranger.Dispose();
        await node.StopAsync();
    }

    [Fact]
    public async Task Should_deliver_what_was_said_and_say_goodbye_when_it_stops()
    {
        using var node = await ServerHost.StartAsync(NodeSettings.Load(null).With(AnyPort));
        using var alice = await TcpTestClient.JoinAsync(node.Addresses[0], "alice");
        await alice.SayAsync("last words");
        await alice.ReadAsync("alice: last words");

        var stopped = node.StopAsync();

        await alice.ReadAsync("* the server is stopping, goodbye", null);
        alice.Dispose();
        await stopped.WaitAsync(TimeSpan.FromSeconds(10));
        await Should.ThrowAsync<SocketException>(() => TcpTestClient.ComeAsync(node.Addresses[0]));
    }

    [Fact]
    public async Task Should_stop_in_time_even_when_every_actor_hangs()
    {
        var settings = NodeSettings.Load(null).With(AnyPort);
        using var node = await ServerHost.StartAsync(settings with
        {
            Server = settings.Server with { Session = settings.Server.Session with { ClosingTimeout = TimeSpan.FromSeconds(1), Linger = TimeSpan.FromSeconds(1) } },
            Hocon = ConfigurationFactory.ParseString(StuckLogger.Hocon).WithFallback(settings.Hocon),
        });
        using var alice = await TcpTestClient.ComeAsync(node.Addresses[0]);
        await alice.SayAsync("alice");
        await StuckLogger.Stuck.WaitAsync(TimeSpan.FromSeconds(10));

        await node.StopAsync().WaitAsync(TimeSpan.FromSeconds(10));

        StuckLogger.GoOn.Set();
    }

    [Theory]
    [InlineData("0.0.0.0", "127.0.0.1")]
    [InlineData("::", "127.0.0.1")]
    [InlineData("::", "::1")]
    public async Task Should_listen_on_every_address(string host, string client)
    {
        using var node = await ServerHost.StartAsync(NodeSettings.Load(null).With(AnyPort with { Hosts = [host] }));
        using var alice = await TcpTestClient.ComeAsync(new IPEndPoint(IPAddress.Parse(client), node.Addresses[0].Port));
        alice.Dispose();

        await node.StopAsync();
    }

    [Theory]
    [InlineData("127.0.0.1, 127.0.0.2", "127.0.0.1, 127.0.0.2")]
    [InlineData("localhost", "127.0.0.1, ::1")]
    [InlineData("LocalHost, ::1, 127.0.0.1", "127.0.0.1, ::1")]
    [InlineData("127.0.0.1, 0.0.0.0", "0.0.0.0")]
    [InlineData("localhost, 0.0.0.0, ::", "::")]
    [InlineData("localhost, 0.0.0.0", "0.0.0.0, ::1")]
    public async Task Should_listen_once_on_every_address_of_several_hosts(string hosts, string addresses)
    {
        using var node = await ServerHost.StartAsync(NodeSettings.Load(null).With(AnyPort with { Hosts = hosts.Split(", ") }));

        node.Addresses.Select(address => $"{address.Address}").ShouldBe(addresses.Split(", "));
        foreach (var address in node.Addresses)
            (await TcpTestClient.ComeAsync(new IPEndPoint(Reachable(address.Address), address.Port))).Dispose();
        node.Addresses.Select(address => address.Port).Distinct().ShouldHaveSingleItem();
        await node.StopAsync();
        foreach (var address in node.Addresses)
            await Should.ThrowAsync<SocketException>(() => TcpTestClient.ConnectAsync(new IPEndPoint(Reachable(address.Address), address.Port)));
    }

    [Fact]
    public async Task Should_say_which_of_several_addresses_this_machine_has_not()
    {
        // RFC 5737: 192.0.2.0/24 belongs to no machine.
        var mistake = await Mistake<CannotListenException>(AnyPort with { Hosts = ["127.0.0.1", "192.0.2.1"] });

        mistake.ShouldMatch("^cannot listen on 192.0.2.1:[0-9]+: this machine has no such address: ");
    }

    [Fact]
    public async Task Should_say_what_to_do_when_something_else_listens_there()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        other.Listen();
        var port = ((IPEndPoint)other.LocalEndPoint!).Port;

        var mistake = await Mistake<CannotListenException>(AnyPort with { Port = port });

        mistake.ShouldBe($"cannot listen on 127.0.0.1:{port}: something else listens there: stop it, or choose another port with --port");
    }

    [Fact]
    public async Task Should_say_what_to_do_when_the_name_does_not_exist()
    {
        var mistake = await Mistake<CannotListenException>(AnyPort with { Hosts = ["no.such.host.invalid"] });

        mistake.ShouldStartWith("cannot listen on no.such.host.invalid:0: ");
        mistake.ShouldContain("--host");
    }

    [Theory]
    [InlineData("akka.loggers = [Nowhere]", "Nowhere")]
    [InlineData("akka.io.tcp.register-timeout = soon", "soon")]
    [InlineData("akka.scheduler.ticks-per-wheel = ten", "'ten'")]
    [InlineData("akka.coordinated-shutdown.phases.x.depends-on = [x]", "Cycle detected")]
    public async Task Should_say_what_akka_cannot_do_with_its_settings(string hocon, string value)
    {
        var settings = NodeSettings.Load(null).With(AnyPort);
        var wrong = settings with { Hocon = ConfigurationFactory.ParseString(hocon).WithFallback(settings.Hocon) };

        var mistake = (await Should.ThrowAsync<SettingsException>(() => ServerHost.StartAsync(wrong))).Message;

        mistake.ShouldContain(value);
        mistake.ShouldNotContain("\n");
        mistake.ShouldNotContain("Exception");
    }

    private static IPAddress Reachable(IPAddress listening) =>
        listening.Equals(IPAddress.Any) ? IPAddress.Loopback : listening.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : listening;

    private static async Task<string> Mistake<T>(ServerOptions options)
        where T : Exception =>
        (await Should.ThrowAsync<T>(() => ServerHost.StartAsync(NodeSettings.Load(null).With(options)))).Message;
}
