using System.Net;
using System.Text;
using Akka.Actor;
using Akka.IO;
using AkkaChat.Server.Certificates;
using AkkaChat.Server.Doors;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Doors;

/// <summary>The door with TLS.</summary>
public sealed class TlsDoorSpecs : DoorSpecs, IAsyncLifetime
{
    private KestrelDoors? _doors;

    protected override Task<IPEndPoint> OpenAsync(IActorRef listener) => OpenAsync(listener, TestCertificate.Current);

    private async Task<IPEndPoint> OpenAsync(IActorRef listener, ServerCertificate certificate)
    {
        var settings = TestSettings.Server with { Doors = DoorSettings.None with { Tls = new DoorAddress("127.0.0.1", 0) } };
        _doors = await KestrelDoors.OpenAsync(settings, certificate, Sys.ActorOf(DoorConnections.Props(listener)));
        return _doors.Tls!;
    }

    protected override async Task<DoorPeer> ConnectAsync(IPEndPoint door) => await StreamPeer.ConnectTlsAsync(door, TimedOut);

    [Theory]
    [InlineData("alice\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    public async Task Should_tell_who_does_not_speak_TLS(string text)
    {
        using var peer = await StreamPeer.ConnectAsync(await OpenAsync(CreateTestProbe()), TimedOut);

        await peer.SendAsync(Encoding.UTF8.GetBytes(text), TimedOut);

        Encoding.UTF8.GetString(await peer.ReadToEndAsync(TimedOut)).ShouldBe(
            "! this port speaks TLS: connect with ncat --ssl, openssl s_client, or the AkkaChat client with --tls\n");
    }

    [Fact]
    public async Task Should_show_a_renewed_certificate_to_who_comes_and_keep_who_is_there()
    {
        using var files = new TestCertificate();
        var certificate = new ServerCertificate(files.Files);
        var listener = CreateTestProbe();
        var door = await OpenAsync(listener, certificate);
        using var alice = await StreamPeer.ConnectTlsAsync(door, TimedOut);
        await listener.ExpectMsgAsync<Tcp.Connected>();
        var connection = listener.Sender;
        connection.Tell(new Tcp.Register(listener));
        var renewed = files.Renew();

        certificate.Reload();

        using var bob = await StreamPeer.ConnectTlsAsync(door, TimedOut);
        bob.Certificate.ShouldBe(renewed);
        alice.Certificate.ShouldNotBe(renewed);
        connection.Tell(Tcp.Write.Create(ByteString.FromString("still here\n")));
        (await alice.ReadAsync("still here\n".Length, TimedOut)).ShouldBe("still here\n"u8.ToArray());
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_doors is not null)
            await _doors.DisposeAsync();
    }
}
