using System.Net.Sockets;
using Akka.Actor;
using Akka.IO;

namespace AkkaChat.Runtime.Tests.IO;

public class ReadingSpecs(string settings = "") : TcpSpecs(settings)
{
    [Fact]
    public async Task Should_hand_over_all_bytes_in_order()
    {
        const int Size = 3_000_000;
        var (_, peer) = Open();

        var sending = Task.Run(() => peer.Send(Pattern(Size)));

        Collect(Size).AsSpan().SequenceEqual(Pattern(Size)).ShouldBeTrue();
        await sending;
    }

    [Fact]
    public void Should_tell_the_handler_in_the_name_of_the_connection()
    {
        var (connection, peer) = Open();
        Send(peer, "hello");
        Handler.ExpectMsg<Tcp.Received>();
        Handler.LastSender.ShouldBe(connection);
    }

    [Fact]
    public void Should_give_one_Received_for_each_ResumeReading_in_pull_mode()
    {
        var (connection, peer) = Open(pullMode: true);
        Send(peer, "one");
        Handler.ExpectNoMsg(Brief);

        connection.Tell(Tcp.ResumeReading.Instance);
        Handler.ExpectMsg<Tcp.Received>().Data.ToString().ShouldBe("one");
        Send(peer, "two");
        Handler.ExpectNoMsg(Brief);

        connection.Tell(Tcp.ResumeReading.Instance);
        Handler.ExpectMsg<Tcp.Received>().Data.ToString().ShouldBe("two");
        connection.Tell(Tcp.ResumeReading.Instance); // asked for before it is there
        Handler.ExpectNoMsg(Brief);
        Send(peer, "three");
        Handler.ExpectMsg<Tcp.Received>().Data.ToString().ShouldBe("three");
    }

    [Fact]
    public void Should_read_on_behind_an_urgent_mark()
    {
        var (connection, peer) = Open(pullMode: true);
        for (var i = 0; i < 2; i++)
        {
            Send(peer, "before ");
            peer.Send([0xF2], SocketFlags.OutOfBand); // as telnet does to say that its user is in a hurry
            Send(peer, "after ");
            Handler.ExpectNoMsg(Brief);

            connection.Tell(Tcp.ResumeReading.Instance);
            Handler.ExpectMsg<Tcp.Received>().Data.ToString().ShouldBe("before ");
            connection.Tell(Tcp.ResumeReading.Instance);
            Handler.ExpectMsg<Tcp.Received>().Data.ToString().ShouldBe("after ");
        }
    }

    [Fact]
    public async Task Should_lose_nothing_in_pull_mode()
    {
        const int Size = 2_000_000;
        var (connection, peer) = Open(pullMode: true);
        var sending = Task.Run(() => peer.Send(Pattern(Size)));

        using var all = new MemoryStream();
        while (all.Length < Size)
        {
            connection.Tell(Tcp.ResumeReading.Instance);
            all.Write(Handler.ExpectMsg<Tcp.Received>().Data.ToArray());
        }

        all.ToArray().AsSpan().SequenceEqual(Pattern(Size)).ShouldBeTrue();
        await sending;
    }

    [Fact]
    public void Should_push_back_on_the_peer_in_pull_mode()
    {
        var (_, peer) = Open(pullMode: true);
        peer.SendTimeout = 500;
        Should.Throw<SocketException>(() =>
        {
            while (true) peer.Send(new byte[1_000_000]);
        }).SocketErrorCode.ShouldBeOneOf(SocketError.TimedOut, SocketError.WouldBlock);
    }

    [Fact]
    [Trait("Source", "bundled")]
    public async Task Should_lose_nothing_over_suspending_and_resuming()
    {
        const int Size = 2_000_000;
        var (connection, peer) = Open();
        var sending = Task.Run(() => peer.Send(Pattern(Size)));

        using var all = new MemoryStream();
        for (var suspend = true; all.Length < Size; suspend = !suspend)
        {
            connection.Tell(suspend ? Tcp.SuspendReading.Instance : Tcp.ResumeReading.Instance);
            while (Handler.ReceiveOne(suspend ? TimeSpan.Zero : Brief) is Tcp.Received received) all.Write(received.Data.ToArray());
        }

        all.ToArray().AsSpan().SequenceEqual(Pattern(Size)).ShouldBeTrue();
        await sending;
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_give_nothing_while_it_is_suspended()
    {
        var (connection, peer) = Open();
        connection.Tell(Tcp.SuspendReading.Instance);
        Send(peer, "hello");
        Handler.ExpectNoMsg(Brief);
        connection.Tell(Tcp.ResumeReading.Instance);
        Collect(5).ShouldBe("hello"u8.ToArray());
    }

    [Fact]
    [Trait("Source", "bundled")]
    public async Task Should_not_keep_the_thread_of_a_handler_that_writes_while_the_peer_sends_without_end()
    {
        var (connection, peer) = Accept();
        var handler = ActorOf(() => new Answering(connection, TestActor));
        connection.Tell(new Tcp.Register(handler), handler);
        using var end = new CancellationTokenSource();
        var sending = Task.Run(() =>
        {
            while (!end.IsCancellationRequested) peer.Send(new byte[100_000]);
        });
        var reading = Task.Run(() => ReadToEnd(peer));

        for (var i = 0; i < 20; i++)
        {
            handler.Tell("anybody there?");
            ExpectMsg("yes");
        }

        await end.CancelAsync();
        await sending;
        peer.Shutdown(SocketShutdown.Send);
        await reading.WaitAsync(Patience);
    }

    private sealed class Answering : ReceiveActor
    {
        public Answering(IActorRef connection, IActorRef report)
        {
            Receive<Tcp.Received>(received => connection.Tell(Tcp.Write.Create(received.Data.Slice(0, 1)), Self));
            Receive<string>(_ => report.Tell("yes"));
            ReceiveAny(_ => { });
        }
    }
}
