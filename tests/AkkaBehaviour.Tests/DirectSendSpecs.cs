using System.Net.Sockets;
using Akka.IO;
using AkkaChat.AkkaBehaviour.Tests.Harness;

namespace AkkaChat.AkkaBehaviour.Tests;

/// <summary>Sends on the socket of a connection that Akka.IO reads, past the connection actor.</summary>
public class DirectSendSpecs : LoopbackSpecs
{
    private static readonly byte[] Pattern = [.. Enumerable.Range(0, MoreThanBuffersHold).Select(i => (byte)(i % 251))];

    [Fact(Timeout = TimeLimit)]
    public async Task Should_return_Success_with_the_count_of_a_partial_send_and_WouldBlock_only_with_zero()
    {
        using var connection = await AcceptAndRegisterAsync();

        var taken = connection.Socket.Send(Pattern.AsSpan(), SocketFlags.None, out var error);

        error.ShouldBe(SocketError.Success);
        taken.ShouldBeInRange(1, MoreThanBuffersHold - 1);
        do
        {
            var more = connection.Socket.Send(Pattern.AsSpan(taken), SocketFlags.None, out error);
            (more > 0).ShouldBe(error == SocketError.Success);
            taken += more;
        }
        while (error == SocketError.Success);
        error.ShouldBe(SocketError.WouldBlock);
        await ShouldArriveAsync(connection, Pattern[..taken]);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_return_Success_with_the_count_of_a_partial_send_of_several_segments()
    {
        using var connection = await AcceptAndRegisterAsync();
        ArraySegment<byte>[] segments = [.. Enumerable.Range(0, 64).Select(i => new ArraySegment<byte>(Pattern, i * 1_000_003, 1_000_003))];

        var taken = connection.Socket.Send(segments, SocketFlags.None, out var error);

        error.ShouldBe(SocketError.Success);
        taken.ShouldBeInRange(1, 64 * 1_000_003 - 1);
        await ShouldArriveAsync(connection, Pattern[..taken]);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_keep_the_order_of_a_Write_after_WouldBlock_and_of_direct_sends_after_its_ack()
    {
        using var connection = await AcceptAndRegisterAsync();
        var filled = connection.FillBuffers();

        var ack = new Ack(1);
        connection.Write("written,"u8.ToArray(), ack);
        (await ReadAsync(connection.Peer, filled)).ShouldAllBe(b => b == 0);
        await connection.Handler.ExpectMsgAsync(ack);
        connection.Socket.Send("sent"u8, SocketFlags.None, out var error).ShouldBe(4);

        error.ShouldBe(SocketError.Success);
        (await ReadAsync(connection.Peer, 12)).ShouldBe("written,sent"u8.ToArray());
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_return_at_once_while_a_Write_waits_for_the_kernel()
    {
        using var connection = await AcceptAndRegisterAsync();
        connection.FillBuffers();
        connection.Write("waits"u8.ToArray());
        await connection.SettleAsync();

        connection.FillBuffers().ShouldBeLessThan(MoreThanBuffersHold);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_work_while_Akka_reads_the_same_socket()
    {
        using var connection = await AcceptAndRegisterAsync();
        await connection.SettleAsync();

        for (var round = 0; round < 100; round++)
        {
            connection.Socket.Send("ping"u8, SocketFlags.None, out _).ShouldBe(4);
            (await ReadAsync(connection.Peer, 4)).ShouldBe("ping"u8.ToArray());
            await connection.Peer.SendAsync("pong"u8.ToArray(), TimedOut);
            (await connection.ReceivedAsync()).ToString().ShouldBe("pong");
        }
        connection.Socket.Blocking.ShouldBeFalse();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_return_ConnectionReset_once_and_then_Shutdown_after_the_peer_has_reset()
    {
        using var connection = await AcceptAndRegisterAsync(pullMode: true);
        await connection.SettleAsync();
        connection.ResetByPeer();
        await ReadableAsync(connection.Socket);

        connection.Socket.Send("x"u8, SocketFlags.None, out var first).ShouldBe(0);
        connection.Socket.Send("x"u8, SocketFlags.None, out var second).ShouldBe(0);

        first.ShouldBe(SocketError.ConnectionReset);
        second.ShouldBe(SocketError.Shutdown);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_return_Shutdown_after_a_ConfirmedClose()
    {
        using var connection = await AcceptAndRegisterAsync();
        connection.Tell(Tcp.ConfirmedClose.Instance);
        await connection.SettleAsync();

        connection.Socket.Send("x"u8, SocketFlags.None, out var error).ShouldBe(0);

        error.ShouldBe(SocketError.Shutdown);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_throw_ObjectDisposedException_when_the_connection_has_closed()
    {
        using var connection = await AcceptAndRegisterAsync();
        connection.Tell(Tcp.Close.Instance);
        await connection.Handler.ExpectMsgAsync<Tcp.Closed>();

        Should.Throw<ObjectDisposedException>(() => connection.Socket.Send("x"u8, SocketFlags.None, out _));
    }

    /// <summary>The peer reads these bytes, and then what is sent next.</summary>
    private async Task ShouldArriveAsync(Connection connection, byte[] bytes)
    {
        (await ReadAsync(connection.Peer, bytes.Length)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        connection.Socket.Send("end"u8, SocketFlags.None, out _).ShouldBe(3);
        (await ReadAsync(connection.Peer, 3)).ShouldBe("end"u8.ToArray());
    }
}
