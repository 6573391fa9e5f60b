using System.Net;
using System.Text;
using Akka.Actor;
using Akka.IO;
using AkkaChat.Server.Listening;

namespace AkkaChat.Server.Tests.Doors;

/// <summary>The plain door behind a proxy that says whose connection it brings.</summary>
public sealed class ProxiedDoorSpecs : DoorSpecs
{
    protected override async Task<IPEndPoint> OpenAsync(IActorRef listener)
    {
        var binder = CreateTestProbe();
        Sys.Tcp().Tell(new Tcp.Bind(Sys.ActorOf(Props.Create(() => new Proxied(listener))), new IPEndPoint(IPAddress.Loopback, 0), pullMode: true), binder);
        return (IPEndPoint)(await binder.ExpectMsgAsync<Tcp.Bound>()).LocalAddress;
    }

    protected override async Task<DoorPeer> ConnectAsync(IPEndPoint door)
    {
        var peer = await StreamPeer.ConnectAsync(door, TimedOut);
        await peer.SendAsync(Encoding.ASCII.GetBytes($"PROXY TCP4 {peer.Address.Address} 127.0.0.1 {peer.Address.Port} {door.Port}\r\n"), TimedOut);
        return peer;
    }

    /// <summary>Does with a connection what the listener does.</summary>
    private sealed class Proxied : ReceiveActor
    {
        public Proxied(IActorRef listener)
        {
            Receive<Tcp.Connected>(connected => Context.ActorOf(ProxiedConnection.Props(Sender, connected, socket: null)));
            Receive<ListenerCommands.Admit>(admit => listener.Tell(new Tcp.Connected(admit.From, admit.Local), Sender));
        }
    }
}
