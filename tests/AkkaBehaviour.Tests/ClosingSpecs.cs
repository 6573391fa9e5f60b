using System.Net.Sockets;
using Akka.Actor;
using Akka.IO;
using AkkaChat.AkkaBehaviour.Tests.Harness;

namespace AkkaChat.AkkaBehaviour.Tests;

public class ClosingSpecs() : LoopbackSpecs(LargeFrames)
{
    [Fact(Timeout = TimeLimit)]
    public async Task Should_send_everything_that_was_written_before_Close()
    {
        using var connection = await AcceptAndRegisterAsync();
        var written = new byte[MoreThanBuffersHold];
        Random.Shared.NextBytes(written);
        var ack = new Ack(1);

        connection.Write(written);
        connection.Write("bye"u8.ToArray(), ack);
        connection.Tell(Tcp.Close.Instance);

        var read = await ReadAsync(connection.Peer, written.Length + 4);
        read.AsSpan().SequenceEqual([.. written, .. "bye"u8]).ShouldBeTrue();
        await connection.Handler.ExpectMsgAsync(ack);
        await connection.Handler.ExpectMsgAsync<Tcp.Closed>();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_go_on_reading_after_ConfirmedClose_until_the_peer_closes_too()
    {
        using var connection = await AcceptAndRegisterAsync();
        connection.Tell(Tcp.ConfirmedClose.Instance);
        (await ReadAsync(connection.Peer, 1)).ShouldBeEmpty();

        await connection.Peer.SendAsync("still here"u8.ToArray(), TimedOut);
        (await connection.ReceivedAsync()).ToString().ShouldBe("still here");
        connection.Peer.Shutdown(SocketShutdown.Send);

        await connection.Handler.ExpectMsgAsync<Tcp.ConfirmedClosed>();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_reset_the_peer_at_Abort()
    {
        using var connection = await AcceptAndRegisterAsync();

        connection.Tell(Tcp.Abort.Instance);

        await connection.Handler.ExpectMsgAsync<Tcp.Aborted>();
        await ShouldBeReset(connection.Peer);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_reset_the_peer_when_the_handler_stops()
    {
        using var connection = await AcceptAndRegisterAsync();
        await connection.SettleAsync();

        Sys.Stop(connection.Handler.Ref);

        await ShouldBeReset(connection.Peer);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_finish_writes_after_Close_although_the_handler_stops_right_behind_it()
    {
        using var connection = await AcceptAsync();
        var handler = Sys.ActorOf<ActionActor>();
        connection.Tell(new Tcp.Register(handler));

        ActionActor.Run(handler, context =>
        {
            connection.Actor.Tell(Tcp.Write.Create(ByteString.FromBytes(new byte[MoreThanBuffersHold])), context.Self);
            connection.Actor.Tell(Tcp.Close.Instance, context.Self);
            context.Stop(context.Self);
        });

        (await ReadAsync(connection.Peer, MoreThanBuffersHold + 1)).Length.ShouldBe(MoreThanBuffersHold);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_still_write_after_PeerClosed_when_kept_open_on_peer_closed()
    {
        using var connection = await AcceptAsync();
        connection.Register(keepOpenOnPeerClosed: true);
        connection.Peer.Shutdown(SocketShutdown.Send);
        await connection.Handler.ExpectMsgAsync<Tcp.PeerClosed>();

        connection.Write("answer"u8.ToArray());
        connection.Tell(Tcp.Close.Instance);

        (await ReadAsync(connection.Peer, 7)).ShouldBe("answer"u8.ToArray());
        await connection.Handler.ExpectMsgAsync<Tcp.Closed>();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_forget_a_Close_with_writes_pending_when_the_peer_closes_and_kept_open_on_peer_closed()
    {
        using var connection = await AcceptAsync();
        connection.Register(keepOpenOnPeerClosed: true);
        connection.Write(new byte[MoreThanBuffersHold], new Ack(1));
        connection.Tell(Tcp.Close.Instance);
        await connection.SettleAsync();

        connection.Peer.Shutdown(SocketShutdown.Send);
        await connection.Handler.ExpectMsgAsync<Tcp.PeerClosed>();
        await ReadAsync(connection.Peer, MoreThanBuffersHold);
        await connection.Handler.ExpectMsgAsync<Ack>();
        await connection.SettleAsync();

        connection.Tell(Tcp.Close.Instance);
        await connection.Handler.ExpectMsgAsync<Tcp.Closed>();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_close_at_PeerClosed_unless_kept_open_on_peer_closed()
    {
        using var connection = await AcceptAndRegisterAsync();
        Watch(connection.Actor);

        connection.Peer.Shutdown(SocketShutdown.Send);

        await connection.Handler.ExpectMsgAsync<Tcp.PeerClosed>();
        await ExpectTerminatedAsync(connection.Actor);
        (await ReadAsync(connection.Peer, 1)).ShouldBeEmpty();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_deliver_writes_before_Close_although_input_of_the_peer_is_unread()
    {
        using var connection = await AcceptAndRegisterAsync(pullMode: true);
        await connection.Peer.SendAsync("unread"u8.ToArray(), TimedOut);
        await AvailableAsync(connection.Socket, 6);

        connection.Write("bye"u8.ToArray());
        connection.Tell(Tcp.Close.Instance);
        await connection.Handler.ExpectMsgAsync<Tcp.Closed>();

        (await ReadAsync(connection.Peer, 4)).ShouldBe("bye"u8.ToArray());
    }
}
