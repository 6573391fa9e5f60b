using System.Net;
using Akka.Actor;
using AkkaChat.Server.Doors;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Doors;

/// <summary>The door with TLS.</summary>
public sealed class TlsDoorSpecs : DoorSpecs, IAsyncLifetime
{
    private KestrelDoors? _doors;

    protected override async Task<IPEndPoint> OpenAsync(IActorRef listener)
    {
        var settings = TestSettings.Server with { Doors = DoorSettings.None with { Tls = new DoorAddress("127.0.0.1", 0) } };
        _doors = await KestrelDoors.OpenAsync(settings, TestCertificate.Current, Sys.ActorOf(DoorConnections.Props(listener)));
        return _doors.Tls!;
    }

    protected override async Task<DoorPeer> ConnectAsync(IPEndPoint door) => await StreamPeer.ConnectTlsAsync(door, TimedOut);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_doors is not null)
            await _doors.DisposeAsync();
    }
}
