using System.Net;
using System.Net.Sockets;
using System.Text;
using Akka.Actor;
using Akka.IO;
using Akka.TestKit;

namespace AkkaChat.Runtime.Tests.IO;

/// <summary>A listener under test on the loopback, and peers that are plain blocking sockets.</summary>
public abstract class TcpSpecs : RuntimeSpecs
{
    protected const string WithoutEpoll = "akka.io.tcp.epoll = off";

    protected const string OneThread = "akka.actor.default-dispatcher { type = ForkJoinDispatcher, dedicated-thread-pool.thread-count = 1 }";

    private readonly List<Socket> _peers = [];
    private TestProbe? _handler;

    protected TcpSpecs(string settings = "")
        : base(settings)
    {
    }

    /// <summary>What the connections are registered with.</summary>
    protected TestProbe Handler => _handler ??= CreateTestProbe("handler");

    protected static void Send(Socket peer, string text) => peer.Send(Encoding.ASCII.GetBytes(text));

    /// <summary>Reads exactly so many bytes.</summary>
    protected static byte[] ReadExactly(Socket peer, int count)
    {
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            var more = peer.Receive(bytes.AsSpan(read));
            if (more == 0) throw new EndOfStreamException();
            read += more;
        }

        return bytes;
    }

    protected static string ReadText(Socket peer, int count) => Encoding.ASCII.GetString(ReadExactly(peer, count));

    /// <summary>Reads until the other side closes.</summary>
    protected static byte[] ReadToEnd(Socket peer)
    {
        using var all = new MemoryStream();
        var buffer = new byte[100_000];
        while (peer.Receive(buffer) is > 0 and var count) all.Write(buffer.AsSpan(0, count));
        return all.ToArray();
    }

    /// <summary>The error that the peer's next read ends with.</summary>
    protected static SocketError ReadError(Socket peer) => Should.Throw<SocketException>(() => peer.Receive(new byte[1])).SocketErrorCode;

    /// <summary>Bytes that tell at each place which place it is, in periods that divide no power of two.</summary>
    protected static byte[] Pattern(int count, int from = 0)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++) bytes[i] = (byte)((from + i) % 251);
        return bytes;
    }

    protected static Tcp.Write Write(string text, Tcp.Event? ack = null) => Tcp.Write.Create(ByteString.FromString(text), ack ?? Tcp.NoAck.Instance);

    protected override void AfterAll()
    {
        foreach (var peer in _peers) peer.Dispose();
        base.AfterAll();
    }

    /// <summary>Starts a listener whose Connected come to the test actor.</summary>
    protected (IActorRef Listener, IPEndPoint At) Listen(bool pullMode = false, IPAddress? address = null, params Inet.SocketOption[] options)
    {
        Sys.Tcp().Tell(new Tcp.Bind(TestActor, new IPEndPoint(address ?? IPAddress.Loopback, 0), options: options, pullMode: pullMode));
        var bound = ExpectMsg<Tcp.Bound>();
        return (LastSender, (IPEndPoint)bound.LocalAddress);
    }

    /// <summary>A new socket that a failed test does not wait for without end.</summary>
    protected Socket NewPeer(AddressFamily family = AddressFamily.InterNetwork)
    {
        var peer = new Socket(family, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 20_000, SendTimeout = 20_000 };
        _peers.Add(peer);
        return peer;
    }

    protected Socket Connect(IPEndPoint to)
    {
        var peer = NewPeer(to.AddressFamily);
        peer.Connect(to);
        return peer;
    }

    /// <summary>A connection that nobody is registered with, and the peer at its other end.</summary>
    protected (IActorRef Connection, Socket Peer) Accept(bool pullMode = false)
    {
        var (listener, at) = Listen(pullMode);
        if (pullMode) listener.Tell(new Tcp.ResumeAccepting(10));
        var peer = Connect(at);
        ExpectMsg<Tcp.Connected>();
        return (LastSender, peer);
    }

    /// <summary>A connection with the handler, and the peer at its other end.</summary>
    protected (IActorRef Connection, Socket Peer) Open(bool pullMode = false, bool keepOpenOnPeerClosed = false)
    {
        var (connection, peer) = Accept(pullMode);
        connection.Tell(new Tcp.Register(Handler.Ref, keepOpenOnPeerClosed), Handler.Ref);
        return (connection, peer);
    }

    /// <summary>Collects so many bytes from the Received that come to the handler.</summary>
    protected byte[] Collect(int count)
    {
        var all = new MemoryStream();
        while (all.Length < count) all.Write(Handler.ExpectMsg<Tcp.Received>().Data.ToArray());
        return all.ToArray();
    }

    protected void HandlerWrites(IActorRef connection, Tcp.Write write) => connection.Tell(write, Handler.Ref);

    /// <summary>An option that trades delay for fewer packets.</summary>
    protected sealed class Delaying : Inet.SocketOption
    {
        public Socket? Socket { get; private set; }

        public override void AfterConnect(Socket s)
        {
            Socket = s;
            s.NoDelay = false;
        }
    }

    protected sealed class Ack(int number) : Tcp.Event
    {
        public int Number => number;
    }
}
