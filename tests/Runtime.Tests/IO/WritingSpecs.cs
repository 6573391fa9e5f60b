using System.Text;
using Akka.Actor;
using Akka.IO;

namespace AkkaChat.Runtime.Tests.IO;

public class WritingSpecs(string settings = "akka.io.tcp.write-commands-queue-max-size = 200") : TcpSpecs(settings)
{
    [Fact]
    public void Should_acknowledge_each_write_to_its_writer_in_order()
    {
        var (connection, peer) = Open();
        var other = CreateTestProbe();

        for (var i = 0; i < 10; i++) HandlerWrites(connection, Write($"{i}", new Ack(i)));
        connection.Tell(Write("x", new Ack(99)), other.Ref);

        for (var i = 0; i < 10; i++) Handler.ExpectMsg<Ack>().Number.ShouldBe(i);
        other.ExpectMsg<Ack>().Number.ShouldBe(99);
        ReadText(peer, 11).ShouldBe("0123456789x");
    }

    [Fact]
    public void Should_acknowledge_only_what_asks_for_it()
    {
        var (connection, peer) = Open();
        HandlerWrites(connection, Write("silent"));
        HandlerWrites(connection, Tcp.Write.Create(ByteString.FromString("silent too")));
        HandlerWrites(connection, Write("loud", new Ack(1)));
        Handler.ExpectMsg<Ack>();
        ReadText(peer, 20).ShouldBe("silentsilent tooloud");
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_acknowledge_a_write_of_nothing()
    {
        var (connection, _) = Open();
        HandlerWrites(connection, Tcp.Write.Create(ByteString.Empty, new Ack(1)));
        Handler.ExpectMsg<Ack>();
    }

    [Fact]
    public void Should_write_what_consists_of_many_pieces()
    {
        var (connection, peer) = Open();
        var data = ByteString.Empty;
        for (var i = 0; i < 500; i++) data += ByteString.FromBytes(Pattern(100, i * 100));

        HandlerWrites(connection, Tcp.Write.Create(data, new Ack(1)));

        ReadExactly(peer, 50_000).ShouldBe(Pattern(50_000));
        Handler.ExpectMsg<Ack>();
    }

    [Fact]
    public async Task Should_get_much_through_to_a_peer_that_reads_slowly()
    {
        const int Piece = 250_000, Pieces = 40;
        var (connection, peer) = Open();
        peer.ReceiveBufferSize = 16 * 1024;

        // One write on its way at a time, as a session does it.
        var reading = Task.Run(() =>
        {
            var all = new byte[Piece * Pieces];
            for (var read = 0; read < all.Length;)
            {
                read += peer.Receive(all.AsSpan(read, Math.Min(100_000, all.Length - read)));
                Thread.Yield();
            }

            return all;
        });
        for (var i = 0; i < Pieces; i++)
        {
            HandlerWrites(connection, Tcp.Write.Create(ByteString.FromBytes(Pattern(Piece, i * Piece)), new Ack(i)));
            Handler.ExpectMsg<Ack>().Number.ShouldBe(i);
        }

        (await reading.WaitAsync(Patience)).AsSpan().SequenceEqual(Pattern(Piece * Pieces)).ShouldBeTrue();
    }

    [Fact]
    public void Should_keep_the_order_of_what_waits()
    {
        const int Writes = 150, Size = 50_000; // more than the kernel takes at once
        var (connection, peer) = Open();

        for (var i = 0; i < Writes; i++) HandlerWrites(connection, Tcp.Write.Create(ByteString.FromBytes(Pattern(Size, i * Size)), new Ack(i)));

        ReadExactly(peer, Writes * Size).AsSpan().SequenceEqual(Pattern(Writes * Size)).ShouldBeTrue();
        for (var i = 0; i < Writes; i++) Handler.ExpectMsg<Ack>().Number.ShouldBe(i);
    }

    [Fact]
    [Trait("Source", "bundled")]
    public async Task Should_refuse_a_write_that_does_not_fit_into_the_queue()
    {
        var (connection, peer) = Open();
        Clog(connection);
        for (var i = 0; i < 199; i++) HandlerWrites(connection, Write("x", new Ack(i)));
        var tooMuch = Write("y", new Ack(1000));

        HandlerWrites(connection, tooMuch);

        Handler.ExpectMsg<Tcp.CommandFailed>().Cmd.ShouldBe(tooMuch);
        var reading = Task.Run(() => ReadToEnd(peer));
        for (var i = 0; i < 199; i++) Handler.ExpectMsg<Ack>().Number.ShouldBe(i);
        HandlerWrites(connection, Write("z", new Ack(2000))); // there is room again
        Handler.ExpectMsg<Ack>().Number.ShouldBe(2000);
        connection.Tell(Tcp.Close.Instance, Handler.Ref);
        Encoding.ASCII.GetString((await reading.WaitAsync(Patience))[^3..]).ShouldBe("xxz");
    }

    [Fact]
    public void Should_write_the_same_bytes_to_many()
    {
        var (_, at) = Listen();
        var shared = Tcp.Write.Create(ByteString.FromString("to all"));
        var peers = Enumerable.Range(0, 20).Select(_ =>
        {
            var peer = Connect(at);
            ExpectMsg<Tcp.Connected>();
            LastSender.Tell(new Tcp.Register(Handler.Ref));
            LastSender.Tell(shared);
            return peer;
        }).ToList();

        foreach (var peer in peers) ReadText(peer, 6).ShouldBe("to all");
    }

    /// <summary>One write that the kernel does not take whole as long as the peer reads nothing.</summary>
    private void Clog(IActorRef connection) => HandlerWrites(connection, Tcp.Write.Create(ByteString.FromBytes(new byte[32_000_000])));
}
