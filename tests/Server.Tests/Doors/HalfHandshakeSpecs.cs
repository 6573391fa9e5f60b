using System.Text;
using AkkaChat.Server.Doors;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Doors;

/// <summary>Who begins a TLS handshake, or the headers of HTTP, and never ends it. In a class of its own, because it waits.</summary>
public sealed class HalfHandshakeSpecs : ServerSpecs
{
    // RFC 8446, section 5.1: a handshake of TLS 1.0's record version and 512 bytes, of which none come.
    private static readonly byte[] Beginning = [0x16, 0x03, 0x01, 0x02, 0x00];

    [Fact(Timeout = 30_000)]
    public async Task Should_close_in_time()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(25));
        var settings = TestSettings.Server with { Doors = DoorSettings.None with { Tls = new DoorAddress("127.0.0.1", 0), Http = new DoorAddress("127.0.0.1", 0) } };
        await using var doors = await KestrelDoors.OpenAsync(settings, TestCertificate.Current, Sys.ActorOf(DoorConnections.Props(CreateTestProbe())));
        using var half = await StreamPeer.ConnectAsync(doors.Tls!, timeout.Token);
        using var silent = await StreamPeer.ConnectAsync(doors.Tls!, timeout.Token);
        using var request = await StreamPeer.ConnectTlsAsync(doors.Http!, timeout.Token);
        await half.SendAsync(Beginning, timeout.Token);
        await request.SendAsync("GET / HTTP/1.1\r\nHost: "u8.ToArray(), timeout.Token);

        (await half.ReadToEndAsync(timeout.Token)).ShouldBeEmpty();
        Encoding.UTF8.GetString(await silent.ReadToEndAsync(timeout.Token)).ShouldStartWith("! this port speaks TLS: ");
        Encoding.UTF8.GetString(await request.ReadToEndAsync(timeout.Token)).ShouldStartWith("HTTP/1.1 408 ");
    }
}
