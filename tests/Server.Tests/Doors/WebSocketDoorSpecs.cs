using System.Net;
using System.Net.WebSockets;
using System.Text;
using Akka.Actor;
using Akka.IO;
using AkkaChat.Server.Doors;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Doors;

/// <summary>The door for WebSockets.</summary>
public sealed class WebSocketDoorSpecs : DoorSpecs, IAsyncLifetime
{
    private KestrelDoors? _doors;

    protected override async Task<IPEndPoint> OpenAsync(IActorRef listener)
    {
        var settings = TestSettings.Server with { Doors = DoorSettings.None with { Http = new DoorAddress("127.0.0.1", 0) } };
        _doors = await KestrelDoors.OpenAsync(settings, certificate: null, Sys.ActorOf(DoorConnections.Props(listener)));
        return _doors.Http!;
    }

    protected override async Task<DoorPeer> ConnectAsync(IPEndPoint door) => await WebSocketPeer.ConnectAsync(door, TimedOut);

    [Theory]
    [InlineData("http://evil.example", "akkachat.v1", HttpStatusCode.Forbidden)]
    [InlineData("null", "akkachat.v1", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost", "akkachat.v9", HttpStatusCode.BadRequest)]
    public async Task Should_let_no_other_page_in(string origin, string subprotocol, HttpStatusCode status)
    {
        var listener = CreateTestProbe();
        var door = await OpenAsync(listener);
        using var web = new ClientWebSocket();
        web.Options.SetRequestHeader("Origin", origin);
        web.Options.AddSubProtocol(subprotocol);
        web.Options.CollectHttpResponseDetails = true;

        await Should.ThrowAsync<WebSocketException>(() => web.ConnectAsync(new Uri($"ws://{door}/chat"), TimedOut));

        web.HttpStatusCode.ShouldBe(status);
        await listener.ExpectNoMsgAsync(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public async Task Should_let_no_page_in_that_has_its_name_point_here()
    {
        var door = await OpenAsync(CreateTestProbe());
        using var peer = await StreamPeer.ConnectAsync(door, TimedOut);

        await peer.SendAsync(Request($"evil.example:{door.Port}", $"Origin: http://evil.example:{door.Port}\r\n"), TimedOut);

        Encoding.UTF8.GetString(await peer.ReadSomeAsync(TimedOut)).ShouldStartWith("HTTP/1.1 403 ");
    }

    [Fact]
    public async Task Should_end_a_connection_that_sends_bytes_in_place_of_text()
    {
        var listener = CreateTestProbe();
        var door = await OpenAsync(listener);
        using var web = new ClientWebSocket();
        web.Options.AddSubProtocol("akkachat.v1");
        await web.ConnectAsync(new Uri($"ws://{door}/chat"), TimedOut);
        await listener.ExpectMsgAsync<Tcp.Connected>();
        listener.Sender.Tell(new Tcp.Register(listener), listener);
        listener.Sender.Tell(Tcp.ResumeReading.Instance, listener);

        await web.SendAsync(new byte[] { 1, 2, 3 }, WebSocketMessageType.Binary, endOfMessage: true, TimedOut);

        (await listener.ExpectMsgAsync<Tcp.ErrorClosed>()).Cause.ShouldBe("it sent a binary message");
    }

    [Theory(Timeout = TimeLimit)]
    [InlineData("alice\n")]
    [InlineData("\u0016\u0003\u0001\u0002")] // the beginning of TLS
    public async Task Should_refuse_who_does_not_speak_HTTP(string text)
    {
        using var peer = await StreamPeer.ConnectAsync(await OpenAsync(CreateTestProbe()), TimedOut);

        await peer.SendAsync(Encoding.UTF8.GetBytes(text + "\r\n\r\n"), TimedOut);

        Encoding.UTF8.GetString(await peer.ReadToEndAsync(TimedOut)).ShouldStartWith("HTTP/1.1 400 ");
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_close_who_sends_a_message_without_an_end()
    {
        byte[] beginning = [0x81, 0xFF, 0x3F, .. new byte[7], .. new byte[4]]; // RFC 6455, section 5.2: text of 4 exbibytes
        var (door, _) = await OpenToRoomAsync(Settings);
        using var peer = await StreamPeer.ConnectAsync(door, TimedOut);
        await peer.SendAsync(Request($"{door}"), TimedOut);
        await peer.SendAsync(beginning, TimedOut);
        var ended = Task.Run(() => Should.ThrowAsync<IOException>(async () =>
        {
            while (true)
                await peer.SendAsync(Encoding.UTF8.GetBytes(new string('x', 64 * 1024)), TimedOut);
        }));

        await ReadUntilAsync(peer, "! no nickname for 1 s: connect again");

        await ended;
    }

    [Theory]
    [InlineData("/", "text/html; charset=utf-8")]
    [InlineData("/main.js", "text/javascript; charset=utf-8")]
    [InlineData("/chat.css", "text/css; charset=utf-8")]
    public async Task Should_serve_the_page_with_strict_headers(string path, string type)
    {
        var door = await OpenAsync(CreateTestProbe());
        using var http = new HttpClient();

        using var response = await http.GetAsync(new Uri($"http://{door}{path}"), TimedOut);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe(type);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; script-src 'self'; ");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
    }

    [Fact]
    public async Task Should_refuse_endless_headers()
    {
        var door = await OpenAsync(CreateTestProbe());
        using var peer = await StreamPeer.ConnectAsync(door, TimedOut);

        await peer.SendAsync(Encoding.UTF8.GetBytes($"GET / HTTP/1.1\r\nHost: x\r\nX: {new string('x', 64 * 1024)}"), TimedOut);

        Encoding.UTF8.GetString(await peer.ReadSomeAsync(TimedOut)).ShouldStartWith("HTTP/1.1 431 ");
    }

    private static byte[] Request(string host, string headers = "") => Encoding.UTF8.GetBytes(
        $"GET /chat HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: akkachat.v1\r\n\r\n");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_doors is not null)
            await _doors.DisposeAsync();
    }
}
