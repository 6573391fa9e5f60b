using System.Net;
using Akka.Actor;
using Akka.IO;

namespace AkkaChat.Server.Tests.Doors;

/// <summary>The plain door, which is Akka.IO's.</summary>
public sealed class AkkaDoorSpecs : DoorSpecs
{
    protected override async Task<IPEndPoint> OpenAsync(IActorRef listener)
    {
        var binder = CreateTestProbe();
        Sys.Tcp().Tell(new Tcp.Bind(listener, new IPEndPoint(IPAddress.Loopback, 0), pullMode: true), binder);
        return (IPEndPoint)(await binder.ExpectMsgAsync<Tcp.Bound>()).LocalAddress;
    }

    protected override Task<IPEndPoint> OpenBesideAsync(IActorRef listener, IPEndPoint plain) => Task.FromResult(plain);

    protected override async Task<DoorPeer> ConnectAsync(IPEndPoint door) => await StreamPeer.ConnectAsync(door, TimedOut);
}
