using System.Net;
using System.Net.WebSockets;
using System.Text;
using Akka.IO;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Doors;
using AkkaChat.Server.Hosting;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Doors;

/// <summary>Every door counts by the address that a proxy names, and believes nobody else.</summary>
public sealed class ProxySpecs : ServerSpecs
{
    private const int TimeLimit = 30_000;
    private const string Header = "PROXY TCP4 203.0.113.7 127.0.0.1 51234 9999\r\n";

    private static readonly AddressList Loopback = AddressList.Parse(["127.0.0.0/8"]);

    private readonly CancellationTokenSource _timeLimit = new(TimeLimit);

    [Fact(Timeout = TimeLimit)]
    public async Task Should_limit_the_plain_door_by_the_real_address()
    {
        using var node = await StartAsync("127.0.0.1");
        using var first = await TcpTestClient.ConnectAsync(node.Addresses[0]);
        await first.SayAsync("PROXY TCP4 203.0.113.7 127.0.0.1 1 9999\r\nalice");
        await first.ReadAsync("* welcome to AkkaChat: type a nickname and press Enter", "* alice joined");

        using var second = await TcpTestClient.ConnectAsync(node.Addresses[0]);
        await second.SayAsync("PROXY TCP4 203.0.113.7 127.0.0.1 2 9999\r");
        await second.ReadAsync("! there are 1 connections from your address already, try later", null);
        using var third = await TcpTestClient.ConnectAsync(node.Addresses[0]);
        await third.SayAsync("PROXY TCP4 203.0.113.8 127.0.0.1 3 9999\r");
        await third.ReadAsync("* welcome to AkkaChat: type a nickname and press Enter");

        await node.StopAsync();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_refuse_a_proxy_without_its_header()
    {
        using var node = await StartAsync("127.0.0.1");
        using var client = await TcpTestClient.ConnectAsync(node.Addresses[0]);

        await client.SayAsync("alice");

        await client.ReadAsync("! a proxy begins with a header of the PROXY protocol, version 1 or 2, and nobody else does", null);
        await node.StopAsync();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_refuse_the_header_of_anybody_else()
    {
        using var node = await StartAsync("192.0.2.1");
        using var client = await TcpTestClient.ComeAsync(node.Addresses[0]);

        await client.SayAsync(Header + "alice");

        await client.ReadAsync("! this is a chat for people and does not speak PROXY: connect with nc, telnet or the AkkaChat client", null);
        (await node.CountMembersAsync()).ShouldBe(0);
        await node.StopAsync();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_take_the_address_before_TLS()
    {
        var listener = CreateTestProbe();
        await using var doors = await OpenAsync(DoorSettings.None with { Tls = new DoorAddress("127.0.0.1", 0), TlsProxies = Loopback }, listener);

        using var peer = await StreamPeer.ConnectTlsAsync(doors.Tls!, _timeLimit.Token, Header);

        var connected = await listener.ExpectMsgAsync<Tcp.Connected>();
        connected.RemoteAddress.ShouldBe(IPEndPoint.Parse("203.0.113.7:51234"));
        connected.LocalAddress.ShouldBeOfType<DoorEndPoint>().Door.ShouldBe(DoorNames.Tls);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_refuse_a_proxy_without_its_header_before_TLS()
    {
        await using var doors = await OpenAsync(DoorSettings.None with { Tls = new DoorAddress("127.0.0.1", 0), TlsProxies = Loopback }, CreateTestProbe());
        using var peer = await StreamPeer.ConnectAsync(doors.Tls!, _timeLimit.Token);

        await peer.SendAsync("alice\n"u8.ToArray(), _timeLimit.Token);

        Encoding.UTF8.GetString(await peer.ReadToEndAsync(_timeLimit.Token)).ShouldStartWith("! a proxy begins with a header");
    }

    [Theory(Timeout = TimeLimit)]
    [InlineData("127.0.0.0/8", "203.0.113.7, 127.0.0.1", "203.0.113.7")]
    [InlineData("127.0.0.0/8", "198.51.100.1, 203.0.113.7", "203.0.113.7")] // what a client says itself counts for nothing
    [InlineData("192.0.2.1", "203.0.113.7", "127.0.0.1")]
    public async Task Should_take_forwarded_headers_from_proxies_alone(string proxies, string forwarded, string address)
    {
        var listener = CreateTestProbe();
        await using var doors = await OpenAsync(DoorSettings.None with { Http = new DoorAddress("127.0.0.1", 0), HttpProxies = AddressList.Parse([proxies]) }, listener);
        using var web = new ClientWebSocket();
        web.Options.AddSubProtocol("akkachat.v1");
        web.Options.SetRequestHeader("X-Forwarded-For", forwarded);

        await web.ConnectAsync(new Uri($"ws://{doors.Http}/chat"), _timeLimit.Token);

        var connected = await listener.ExpectMsgAsync<Tcp.Connected>();
        ((IPEndPoint)connected.RemoteAddress).Address.ShouldBe(IPAddress.Parse(address));
    }

    [Theory(Timeout = TimeLimit)]
    [InlineData("127.0.0.0/8", "HTTP/1.1 200 ")]
    [InlineData("192.0.2.1", "HTTP/1.1 400 ")]
    public async Task Should_take_a_header_before_HTTP_from_proxies_alone(string proxies, string answer)
    {
        await using var doors = await OpenAsync(DoorSettings.None with { Http = new DoorAddress("127.0.0.1", 0), HttpProxies = AddressList.Parse([proxies]) }, CreateTestProbe());
        using var peer = await StreamPeer.ConnectAsync(doors.Http!, _timeLimit.Token);

        await peer.SendAsync(Encoding.ASCII.GetBytes(Header + "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), _timeLimit.Token);

        Encoding.UTF8.GetString(await peer.ReadToEndAsync(_timeLimit.Token)).ShouldStartWith(answer);
    }

    private static Task<ServerHost> StartAsync(string proxy)
    {
        var settings = NodeSettings.Load(null).With(new ServerOptions(Hosts: null, Port: 0, Config: null, Log: LogSettings.Memory));
        return ServerHost.StartAsync(settings with
        {
            Server = settings.Server with { Connections = settings.Server.Connections with { MaxPerAddress = 1, Proxies = AddressList.Parse([proxy]) } },
        });
    }

    private Task<KestrelDoors> OpenAsync(DoorSettings doors, Akka.TestKit.TestProbe listener) =>
        KestrelDoors.OpenAsync(TestSettings.Server with { Doors = doors }, doors.Tls is null ? null : TestCertificate.Current, Sys.ActorOf(DoorConnections.Props(listener)));
}
