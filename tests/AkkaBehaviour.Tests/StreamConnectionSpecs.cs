using System.Net;
using System.Net.Sockets;
using Akka.IO;
using Akka.Streams;
using Akka.Streams.Dsl;
using AkkaChat.AkkaBehaviour.Tests.Harness;

namespace AkkaChat.AkkaBehaviour.Tests;

public sealed class StreamConnectionSpecs : LoopbackSpecs
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public StreamConnectionSpecs() => _listener.Bind(AnyPort);

    private int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    [Fact(Timeout = TimeLimit)]
    public async Task Should_fail_with_StreamTcpException_when_the_connection_is_refused()
    {
        // Bound and not listening: nobody else can take the port meanwhile.
        var (connected, ended) = Source.Maybe<ByteString>()
            .ViaMaterialized(Sys.TcpStream().OutgoingConnection("127.0.0.1", Port), Keep.Right)
            .ToMaterialized(Sink.Ignore<ByteString>(), Keep.Both)
            .Run(Sys.Materializer());

        (await Should.ThrowAsync<AggregateException>(() => connected)).InnerException.ShouldBeOfType<StreamTcpException>();
        await Should.ThrowAsync<StreamTcpException>(() => ended);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_close_its_half_when_its_input_ends_and_go_on_reading()
    {
        _listener.Listen();
        var answer = Source.Single(ByteString.FromString("question"))
            .Via(Sys.TcpStream().OutgoingConnection("127.0.0.1", Port))
            .RunAggregate("", (text, bytes) => text + bytes, Sys.Materializer());
        using var server = await _listener.AcceptAsync(TimedOut);
        (await ReadAsync(server, 9)).ShouldBe("question"u8.ToArray());

        await server.SendAsync("answer"u8.ToArray(), TimedOut);
        server.Shutdown(SocketShutdown.Send);

        (await answer).ShouldBe("answer");
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_fail_with_StreamTcpException_when_the_peer_resets()
    {
        _listener.Listen();
        var (connected, ended) = Source.Maybe<ByteString>()
            .ViaMaterialized(Sys.TcpStream().OutgoingConnection("127.0.0.1", Port), Keep.Right)
            .ToMaterialized(Sink.Ignore<ByteString>(), Keep.Both)
            .Run(Sys.Materializer());
        using var server = await _listener.AcceptAsync(TimedOut);
        await connected;

        server.LingerState = new LingerOption(enable: true, seconds: 0);
        server.Dispose();

        await Should.ThrowAsync<StreamTcpException>(() => ended);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _listener.Dispose();
    }
}
