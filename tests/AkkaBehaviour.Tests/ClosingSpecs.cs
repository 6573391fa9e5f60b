using System.Net.Sockets;
using Akka.IO;
using AkkaChat.AkkaBehaviour.Tests.Harness;

namespace AkkaChat.AkkaBehaviour.Tests;

public class ClosingSpecs() : LoopbackSpecs(LargeFrames)
{
    [Fact(Timeout = TimeLimit)]
    public async Task Should_send_everything_that_was_written_before_Close()
    {
        using var connection = await AcceptAsync();
        connection.Register();
        var written = new byte[32 * 1024 * 1024];
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
        using var connection = await AcceptAsync();
        connection.Register();
        connection.Tell(Tcp.ConfirmedClose.Instance);
        (await ReadAsync(connection.Peer, 1)).ShouldBeEmpty();

        await connection.Peer.SendAsync("still here"u8.ToArray(), TooLong);
        (await connection.Handler.ExpectMsgAsync<Tcp.Received>()).Data.ToString().ShouldBe("still here");
        connection.Peer.Shutdown(SocketShutdown.Send);

        await connection.Handler.ExpectMsgAsync<Tcp.ConfirmedClosed>();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_reset_the_peer_at_Abort()
    {
        using var connection = await AcceptAsync();
        connection.Register();

        connection.Tell(Tcp.Abort.Instance);

        await connection.Handler.ExpectMsgAsync<Tcp.Aborted>();
        await ShouldBeReset(connection.Peer);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_reset_the_peer_when_the_handler_stops()
    {
        using var connection = await AcceptAsync();
        connection.Register();
        await connection.SettleAsync();

        Sys.Stop(connection.Handler.Ref);

        await ShouldBeReset(connection.Peer);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_go_on_writing_after_the_peer_has_closed_if_registered_so()
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
    public async Task Should_close_when_the_peer_has_closed_if_not_registered_otherwise()
    {
        using var connection = await AcceptAsync();
        connection.Register();
        Watch(connection.Actor);

        connection.Peer.Shutdown(SocketShutdown.Send);

        await connection.Handler.ExpectMsgAsync<Tcp.PeerClosed>();
        await ExpectTerminatedAsync(connection.Actor);
        (await ReadAsync(connection.Peer, 1)).ShouldBeEmpty();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_let_the_peer_read_what_was_written_though_its_own_input_was_never_read()
    {
        using var connection = await AcceptAsync(pullMode: true);
        connection.Register();
        await connection.Peer.SendAsync("unread"u8.ToArray(), TooLong);
        await AvailableAsync(connection.Socket, 6);

        connection.Write("bye"u8.ToArray());
        connection.Tell(Tcp.Close.Instance);
        await connection.Handler.ExpectMsgAsync<Tcp.Closed>();

        (await ReadAsync(connection.Peer, 4)).ShouldBe("bye"u8.ToArray());
    }
}

public class RegisterTimeoutSpecs() : LoopbackSpecs("akka.io.tcp.register-timeout = 100ms")
{
    [Fact(Timeout = TimeLimit)]
    public async Task Should_reset_the_peer_when_nobody_registers_in_time()
    {
        using var connection = await AcceptAsync();
        Watch(connection.Actor);

        await ShouldBeReset(connection.Peer);

        await ExpectTerminatedAsync(connection.Actor);
    }
}
