using System.Net.Sockets;
using Akka.Actor;
using Akka.IO;
using Akka.TestKit;

namespace AkkaChat.AkkaBehaviour.Tests.Harness;

/// <summary>An accepted connection, seen from both ends.</summary>
/// <param name="Actor">The connection actor of Akka.IO.</param>
/// <param name="Socket">The socket that the connection actor uses.</param>
/// <param name="Handler">The handler; the spec registers it.</param>
/// <param name="Peer">The other end.</param>
public sealed record Connection(IActorRef Actor, Socket Socket, TestProbe Handler, Socket Peer) : IDisposable
{
    public void Register(bool keepOpenOnPeerClosed = false) => Tell(new Tcp.Register(Handler.Ref, keepOpenOnPeerClosed));

    public void Tell(object message) => Actor.Tell(message, Handler.Ref);

    public void Write(byte[] bytes, Ack? ack = null, TestProbe? sender = null) =>
        Actor.Tell(Tcp.Write.Create(ByteString.FromBytes(bytes), ack ?? (Tcp.Event)Tcp.NoAck.Instance), (sender ?? Handler).Ref);

    /// <summary>Waits until the connection actor has handled all it was told. Fails when it tells the handler anything meanwhile.</summary>
    public async Task SettleAsync()
    {
        Tell(new Identify(null));
        await Handler.ExpectMsgAsync<ActorIdentity>();
    }

    /// <summary>What the handler is told next was read.</summary>
    public async Task<ByteString> ReceivedAsync() => (await Handler.ExpectMsgAsync<Tcp.Received>()).Data;

    /// <summary>Sends directly until the kernel takes no more.</summary>
    /// <returns>How many bytes the kernel took.</returns>
    public int FillBuffers()
    {
        var zeros = new byte[64 * 1024];
        var total = 0;
        SocketError error;
        do
            total += Socket.Send(zeros.AsSpan(), SocketFlags.None, out error);
        while (error == SocketError.Success);
        return total;
    }

    /// <summary>The peer resets the connection.</summary>
    public void ResetByPeer()
    {
        Peer.LingerState = new LingerOption(enable: true, seconds: 0);
        Peer.Dispose();
    }

    public void Dispose() => Peer.Dispose();
}
