using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.IO;
using BenchmarkDotNet.Attributes;

namespace AkkaChat.Bench.Micro;

/// <summary>What 64 bytes over TCP cost, with plain blocking sockets as the peers: their share is in the figure.</summary>
[MemoryDiagnoser]
public class TcpBenchmarks
{
    private const int Connections = 1000;

    private readonly byte[] _line = new byte[64];
    private ActorSystem _system = null!;
    private IActorRef _listener = null!;
    private Socket[] _peers = [];

    /// <summary>Opens the connections.</summary>
    [GlobalSetup]
    public void Start()
    {
        _system = ActorSystem.Create("bench");
        var bound = new TaskCompletionSource<EndPoint>();
        _listener = _system.ActorOf(Props.Create(() => new Listener(bound)));
        _peers = [.. Enumerable.Range(0, Connections).Select(_ => Connect(bound.Task.Result))];
    }

    /// <summary>Closes them.</summary>
    [GlobalCleanup]
    public async Task Stop()
    {
        foreach (var peer in _peers)
            peer.Dispose();
        await _system.Terminate();
    }

    /// <summary>One line there and back.</summary>
    [Benchmark]
    public void Echo()
    {
        _peers[0].Send(_line);
        Receive(_peers[0]);
    }

    /// <summary>The same line to everybody, until the last has it: the cost of one delivery.</summary>
    [Benchmark(OperationsPerInvoke = Connections)]
    public void FanOut()
    {
        _listener.Tell(Tcp.Write.Create(ByteString.FromBytes(_line)));
        foreach (var peer in _peers)
            Receive(peer);
    }

    private Socket Connect(EndPoint to)
    {
        var peer = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        peer.Connect(to);
        peer.Send(_line); // its echo says that the connection has its handler
        Receive(peer);
        return peer;
    }

    private static void Receive(Socket peer)
    {
        Span<byte> buffer = stackalloc byte[64];
        for (var received = 0; received < buffer.Length;)
            received += peer.Receive(buffer[received..]);
    }

    private sealed class Listener : ReceiveActor
    {
        private readonly List<IActorRef> _connections = [];

        public Listener(TaskCompletionSource<EndPoint> bound)
        {
            Receive<Tcp.Bound>(b => bound.SetResult(b.LocalAddress));
            Receive<Tcp.Connected>(_ =>
            {
                var connection = Sender;
                _connections.Add(connection);
                connection.Tell(new Tcp.Register(Context.ActorOf(Props.Create(() => new EchoHandler(connection)))));
            });
            Receive<Tcp.Write>(write =>
            {
                foreach (var connection in _connections)
                    connection.Tell(write);
            });
        }

        protected override void PreStart() => Context.System.Tcp().Tell(new Tcp.Bind(Self, new IPEndPoint(IPAddress.Loopback, 0)));
    }

    private sealed class EchoHandler : ReceiveActor
    {
        public EchoHandler(IActorRef connection)
        {
            Receive<Tcp.Received>(received => connection.Tell(Tcp.Write.Create(received.Data)));
            Receive<Tcp.ConnectionClosed>(_ => Context.Stop(Self));
        }
    }
}
