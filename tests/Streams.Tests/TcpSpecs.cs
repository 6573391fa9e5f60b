using System.Net;
using System.Net.Sockets;
using Akka.IO;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace AkkaChat.Streams.Tests;

/// <summary>A connection as a flow of bytes.</summary>
public sealed class TcpSpecs : StreamSpecs
{
    private readonly System.Net.Sockets.TcpListener _listener = new(IPAddress.Loopback, 0);

    public TcpSpecs() => _listener.Start();

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    [Fact]
    public async Task Should_carry_bytes_both_ways()
    {
        var ((queue, connected), received) = Connect();
        using var peer = await _listener.AcceptSocketAsync().WaitAsync(Patience);
        ((IPEndPoint)(await connected.WaitAsync(Patience)).RemoteAddress).Port.ShouldBe(Port);

        await queue.OfferAsync(ByteString.FromString("hello"));
        var buffer = new byte[5];
        (await peer.ReceiveAsync(buffer).WaitAsync(Patience)).ShouldBe(5);
        await peer.SendAsync("world"u8.ToArray());
        peer.Shutdown(SocketShutdown.Both);

        string.Concat(await received.WaitAsync(Patience)).ShouldBe("world");
    }

    [Fact]
    public async Task Should_stop_reading_when_downstream_does()
    {
        var never = new TaskCompletionSource<ByteString>();
        _ = Source.Queue<ByteString>(1, OverflowStrategy.Backpressure)
            .Via(Sys.TcpStream().OutgoingConnection("127.0.0.1", Port))
            .SelectAsync(1, _ => never.Task)
            .RunWith(Sink.Ignore<ByteString>(), Materializer);
        using var peer = await _listener.AcceptSocketAsync().WaitAsync(Patience);
        peer.SendTimeout = 500;

        // The kernel's buffers hold some megabytes; whoever sends more than that is held up.
        Should.Throw<SocketException>(() =>
        {
            for (var i = 0; i < 1_000; i++)
                peer.Send(new byte[1024 * 1024]);
        }).SocketErrorCode.ShouldBeOneOf(SocketError.TimedOut, SocketError.WouldBlock);
    }

    [Fact]
    public async Task Should_fail_when_nobody_listens()
    {
        _listener.Stop();
        var ((_, connected), received) = Connect();
        (await received.ShouldThrowAsync<StreamTcpException>()).InnerException.ShouldBeOfType<SocketException>();
        await connected.ShouldThrowAsync<StreamTcpException>();
    }

    [Fact]
    public async Task Should_fail_when_the_connection_breaks()
    {
        var (_, received) = Connect();
        using (var peer = await _listener.AcceptSocketAsync().WaitAsync(Patience))
            peer.Close(timeout: 0);
        await received.ShouldThrowAsync<StreamTcpException>();
    }

    [Fact]
    public async Task Should_end_the_sending_half_when_its_input_completes()
    {
        var ((queue, _), received) = Connect();
        using var peer = await _listener.AcceptSocketAsync().WaitAsync(Patience);
        queue.Complete();
        (await peer.ReceiveAsync(new byte[1]).WaitAsync(Patience)).ShouldBe(0);
        peer.Close();
        await received.WaitAsync(Patience);
    }

    [Fact]
    public async Task Should_close_when_neither_side_of_the_stream_needs_it()
    {
        var (queue, off) = Source.Queue<ByteString>(1, OverflowStrategy.Backpressure)
            .Via(Sys.TcpStream().OutgoingConnection("127.0.0.1", Port))
            .ViaMaterialized(KillSwitches.Single<ByteString>(), Keep.Both)
            .To(Sink.Ignore<ByteString>()).Run(Materializer);
        using var peer = await _listener.AcceptSocketAsync().WaitAsync(Patience);

        off.Shutdown();
        await queue.OfferAsync(ByteString.FromString("!"));
        (await peer.ReceiveAsync(new byte[2]).WaitAsync(Patience)).ShouldBe(1);
        queue.Complete();

        (await peer.ReceiveAsync(new byte[2]).WaitAsync(Patience)).ShouldBe(0);
    }

    protected override void AfterAll()
    {
        _listener.Dispose();
        base.AfterAll();
    }

    private ((ISourceQueueWithComplete<ByteString> Queue, Task<Akka.Streams.Dsl.Tcp.OutgoingConnection> Connected) To, Task<System.Collections.Immutable.IImmutableList<ByteString>> Received) Connect() =>
        Source.Queue<ByteString>(8, OverflowStrategy.Backpressure)
            .ViaMaterialized(Sys.TcpStream().OutgoingConnection("127.0.0.1", Port), Keep.Both)
            .ToMaterialized(Sink.Seq<ByteString>(), Keep.Both).Run(Materializer);
}
