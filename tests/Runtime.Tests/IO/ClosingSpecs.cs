using System.Net.Sockets;
using Akka.Actor;
using Akka.IO;

namespace AkkaChat.Runtime.Tests.IO;

public class ClosingSpecs(string settings = "") : TcpSpecs(settings)
{
    [Fact]
    public void Should_close()
    {
        var (connection, peer) = Open();
        Watch(connection);
        HandlerWrites(connection, Write("goodbye"));

        connection.Tell(Tcp.Close.Instance, Handler.Ref);

        Handler.ExpectMsg<Tcp.Closed>();
        ReadToEnd(peer).ShouldBe("goodbye"u8.ToArray());
        ExpectTerminated(connection);
    }

    [Fact]
    public void Should_tell_also_the_one_who_closed_it()
    {
        var (connection, _) = Open();
        connection.Tell(Tcp.Close.Instance, TestActor);
        Handler.ExpectMsg<Tcp.Closed>();
        ExpectMsg<Tcp.Closed>();
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_send_all_that_waits_before_it_closes()
    {
        const int Writes = 100, Size = 100_000;
        var (connection, peer) = Open();

        for (var i = 0; i < Writes; i++) HandlerWrites(connection, Tcp.Write.Create(ByteString.FromBytes(Pattern(Size, i * Size)), new Ack(i)));
        connection.Tell(Tcp.Close.Instance, Handler.Ref);

        ReadToEnd(peer).AsSpan().SequenceEqual(Pattern(Writes * Size)).ShouldBeTrue();
        for (var i = 0; i < Writes; i++) Handler.ExpectMsg<Ack>().Number.ShouldBe(i);
        Handler.ExpectMsg<Tcp.Closed>();
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_refuse_to_write_after_Close()
    {
        var (connection, _) = Open();
        HandlerWrites(connection, Tcp.Write.Create(ByteString.FromBytes(new byte[32_000_000])));
        connection.Tell(Tcp.Close.Instance, Handler.Ref);
        var late = Write("too late");

        HandlerWrites(connection, late);

        Handler.ExpectMsg<Tcp.CommandFailed>().Cmd.ShouldBe(late);
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_not_take_the_last_words_from_a_peer_that_has_sent_unread_bytes()
    {
        var (connection, peer) = Open(pullMode: true);
        Send(peer, "never read");
        HandlerWrites(connection, Write("goodbye"));
        connection.Tell(Tcp.Close.Instance, Handler.Ref);
        Handler.ExpectMsg<Tcp.Closed>();
        ReadToEnd(peer).ShouldBe("goodbye"u8.ToArray());
    }

    [Fact]
    public void Should_wait_for_the_peer_with_ConfirmedClose()
    {
        var (connection, peer) = Open();
        HandlerWrites(connection, Write("goodbye"));

        connection.Tell(Tcp.ConfirmedClose.Instance, Handler.Ref);

        ReadToEnd(peer).ShouldBe("goodbye"u8.ToArray());
        Handler.ExpectNoMsg(Brief);
        peer.Shutdown(SocketShutdown.Send);
        Handler.ExpectMsg<Tcp.ConfirmedClosed>();
    }

    [Fact]
    public void Should_hand_over_what_the_peer_still_sends_after_ConfirmedClose()
    {
        var (connection, peer) = Open();

        connection.Tell(Tcp.ConfirmedClose.Instance, Handler.Ref);
        ReadToEnd(peer).ShouldBeEmpty();
        Send(peer, "one more thing");

        Collect(14).ShouldBe("one more thing"u8.ToArray());
        peer.Shutdown(SocketShutdown.Send);
        Handler.ExpectMsg<Tcp.ConfirmedClosed>();
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_hand_over_what_is_asked_for_after_ConfirmedClose()
    {
        var (connection, peer) = Open(pullMode: true);
        connection.Tell(Tcp.ConfirmedClose.Instance, Handler.Ref);
        Send(peer, "one more thing");
        Handler.ExpectNoMsg(Brief);

        connection.Tell(Tcp.ResumeReading.Instance, Handler.Ref);
        Handler.ExpectMsg<Tcp.Received>().Data.ToString().ShouldBe("one more thing");
        peer.Shutdown(SocketShutdown.Send);
        connection.Tell(Tcp.ResumeReading.Instance, Handler.Ref);

        Handler.ExpectMsg<Tcp.ConfirmedClosed>();
    }

    [Fact]
    public void Should_cut_off_with_Abort()
    {
        var (connection, peer) = Open();
        Watch(connection);

        connection.Tell(Tcp.Abort.Instance, Handler.Ref);

        Handler.ExpectMsg<Tcp.Aborted>();
        ReadError(peer).ShouldBe(SocketError.ConnectionReset);
        ExpectTerminated(connection);
    }

    [Fact]
    public async Task Should_cut_off_with_Abort_a_peer_that_reads_without_a_pause()
    {
        for (var i = 0; i < 20; i++)
        {
            var (connection, peer) = Open();
            var reading = Task.Run(() => ReadError(peer));
            connection.Tell(Tcp.Abort.Instance, Handler.Ref);
            (await reading).ShouldBe(SocketError.ConnectionReset); // and not an orderly end first
            Handler.ExpectMsg<Tcp.Aborted>();
        }
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_cut_off_with_Abort_while_it_closes()
    {
        var (connection, _) = Open();
        HandlerWrites(connection, Tcp.Write.Create(ByteString.FromBytes(new byte[32_000_000])));
        connection.Tell(Tcp.Close.Instance, Handler.Ref);
        Handler.ExpectNoMsg(Brief);
        connection.Tell(Tcp.Abort.Instance, Handler.Ref);
        Handler.ExpectMsg<Tcp.Aborted>();
    }

    [Fact]
    public void Should_close_when_the_peer_does()
    {
        var (connection, peer) = Open();
        Watch(connection);
        Send(peer, "goodbye");
        peer.Shutdown(SocketShutdown.Send);

        Collect(7).ShouldBe("goodbye"u8.ToArray());
        Handler.ExpectMsg<Tcp.PeerClosed>();

        ReadToEnd(peer).ShouldBeEmpty();
        ExpectTerminated(connection);
    }

    [Fact]
    public void Should_stay_open_for_writing_when_the_peer_closes_its_half()
    {
        var (connection, peer) = Open(keepOpenOnPeerClosed: true);
        peer.Shutdown(SocketShutdown.Send);
        Handler.ExpectMsg<Tcp.PeerClosed>();

        HandlerWrites(connection, Write("an answer all the same", new Ack(1)));
        Handler.ExpectMsg<Ack>();
        connection.Tell(Tcp.Close.Instance, Handler.Ref);

        Handler.ExpectMsg<Tcp.Closed>();
        ReadToEnd(peer).ShouldBe("an answer all the same"u8.ToArray());
    }

    [Fact]
    public void Should_confirm_at_once_when_the_peer_has_closed_its_half()
    {
        var (connection, peer) = Open(keepOpenOnPeerClosed: true);
        peer.Shutdown(SocketShutdown.Send);
        Handler.ExpectMsg<Tcp.PeerClosed>();
        connection.Tell(Tcp.ConfirmedClose.Instance, Handler.Ref);
        Handler.ExpectMsg<Tcp.ConfirmedClosed>();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void Should_say_that_it_broke_when_the_peer_resets_it(int afterMilliseconds)
    {
        for (var i = 0; i < 10; i++)
        {
            var (connection, peer) = Open();
            Watch(connection);
            Thread.Sleep(afterMilliseconds);

            peer.Close(timeout: 0);

            var closed = Handler.ExpectMsg<Tcp.ErrorClosed>();
            closed.Cause.ShouldNotBeNullOrEmpty();
            ExpectTerminated(connection);
        }
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_say_that_it_broke_when_the_peer_resets_it_while_it_is_suspended()
    {
        var (connection, peer) = Open();
        connection.Tell(Tcp.SuspendReading.Instance, Handler.Ref);
        peer.Close(timeout: 0);
        Handler.ExpectNoMsg(Brief);

        connection.Tell(Tcp.ResumeReading.Instance, Handler.Ref);

        Handler.ExpectMsg<Tcp.ErrorClosed>();
    }

    [Fact]
    public void Should_say_that_it_broke_when_it_writes_to_a_peer_that_has_gone()
    {
        var (connection, peer) = Open(keepOpenOnPeerClosed: true);
        peer.Dispose();
        Handler.ExpectMsg<Tcp.PeerClosed>();

        AwaitAssert(() =>
        {
            HandlerWrites(connection, Write("anybody there?"));
            Handler.ExpectMsg<Tcp.ErrorClosed>(TimeSpan.FromMilliseconds(100));
        });
    }

    [Fact]
    public void Should_close_when_its_handler_dies()
    {
        var (connection, peer) = Open();
        Watch(connection);

        Sys.Stop(Handler.Ref);

        ExpectTerminated(connection);
        Should.Throw<Exception>(() => ReadExactly(peer, 1)); // the end or a reset
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_close_when_its_handler_dies_although_the_peer_reads_nothing()
    {
        var (connection, _) = Open();
        Watch(connection);
        HandlerWrites(connection, Tcp.Write.Create(ByteString.FromBytes(new byte[32_000_000])));
        connection.Tell(Tcp.Close.Instance, Handler.Ref);

        Sys.Stop(Handler.Ref);

        ExpectTerminated(connection);
    }

    [Fact]
    public void Should_close_when_it_is_registered_with_a_dead_handler()
    {
        var (connection, _) = Accept();
        Watch(connection);
        Sys.Stop(Handler.Ref);
        connection.Tell(new Tcp.Register(Handler.Ref));
        ExpectTerminated(connection);
    }

    [Fact]
    public void Should_close_before_anybody_is_registered()
    {
        var (connection, peer) = Accept();
        connection.Tell(Tcp.Close.Instance);
        ExpectMsg<Tcp.Closed>();
        ReadToEnd(peer).ShouldBeEmpty();
    }

    [Fact]
    public void Should_bear_commands_after_its_end()
    {
        var (connection, _) = Open();
        connection.Tell(Tcp.Abort.Instance, Handler.Ref);
        Handler.ExpectMsg<Tcp.Aborted>();

        connection.Tell(Tcp.ResumeReading.Instance);
        connection.Tell(Tcp.Close.Instance);
        HandlerWrites(connection, Write("too late", new Ack(1)));

        Handler.ExpectNoMsg(Brief);
        Watch(connection);
        ExpectTerminated(connection);
    }

    [Fact]
    public async Task Should_end_its_connections_with_the_system()
    {
        var (connection, peer) = Open();
        HandlerWrites(connection, Write("x"));
        ReadText(peer, 1);

        await Sys.Terminate().WaitAsync(Patience);

        Should.Throw<Exception>(() => ReadExactly(peer, 1)); // the end or a reset
    }
}
