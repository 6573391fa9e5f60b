using System.Net.Sockets;
using Akka.IO;
using AkkaChat.AkkaBehaviour.Tests.Harness;

namespace AkkaChat.AkkaBehaviour.Tests;

public class ReadingSpecs : LoopbackSpecs
{
    private const int FrameSize = 4096; // akka.io.tcp.maximum-frame-size

    [Fact(Timeout = TimeLimit)]
    public async Task Should_read_nothing_in_pull_mode_before_the_first_ResumeReading()
    {
        using var connection = await AcceptAndRegisterAsync(pullMode: true);
        await ShouldNotReadAsync(connection, "hello"u8.ToArray());

        connection.Tell(Tcp.ResumeReading.Instance);

        (await connection.ReceivedAsync()).ToString().ShouldBe("hello");
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_forget_in_pull_mode_a_ResumeReading_from_before_Register()
    {
        using var connection = await AcceptAsync(pullMode: true);
        connection.Tell(Tcp.ResumeReading.Instance);
        connection.Register();

        await ShouldNotReadAsync(connection, "hello"u8.ToArray());
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_tell_in_pull_mode_one_Received_of_at_most_a_frame_for_each_ResumeReading()
    {
        using var connection = await AcceptAndRegisterAsync(pullMode: true);
        await SendToKernelAsync(connection, new byte[FrameSize + 100]);

        connection.Tell(Tcp.ResumeReading.Instance);
        (await connection.ReceivedAsync()).Count.ShouldBe(FrameSize);
        await connection.SettleAsync();
        connection.Socket.Available.ShouldBe(100);

        connection.Tell(Tcp.ResumeReading.Instance);
        (await connection.ReceivedAsync()).Count.ShouldBe(100);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_count_in_pull_mode_two_ResumeReadings_before_input_as_one()
    {
        using var connection = await AcceptAndRegisterAsync(pullMode: true);
        connection.Tell(Tcp.ResumeReading.Instance);
        connection.Tell(Tcp.ResumeReading.Instance);
        await connection.SettleAsync();

        await connection.Peer.SendAsync("a"u8.ToArray(), TimedOut);
        await connection.ReceivedAsync();

        await ShouldNotReadAsync(connection, "b"u8.ToArray());
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_tell_in_pull_mode_that_the_peer_has_closed_only_after_ResumeReading()
    {
        using var connection = await AcceptAndRegisterAsync(pullMode: true);
        connection.Peer.Shutdown(SocketShutdown.Send);
        await ReadableAsync(connection.Socket);
        await connection.SettleAsync();

        connection.Tell(Tcp.ResumeReading.Instance);

        await connection.Handler.ExpectMsgAsync<Tcp.PeerClosed>();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_tell_in_pull_mode_that_the_peer_has_reset_only_after_ResumeReading()
    {
        using var connection = await AcceptAndRegisterAsync(pullMode: true);
        await connection.SettleAsync();
        connection.ResetByPeer();
        await ReadableAsync(connection.Socket);
        await connection.SettleAsync();

        connection.Tell(Tcp.ResumeReading.Instance);

        (await connection.Handler.ExpectMsgAsync<Tcp.ErrorClosed>()).Cause.ShouldBe("Connection reset by peer");
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_tell_one_more_Received_after_SuspendReading_and_lose_nothing()
    {
        using var connection = await AcceptAndRegisterAsync();
        connection.Tell(Tcp.SuspendReading.Instance);
        await connection.SettleAsync();

        await connection.Peer.SendAsync("a"u8.ToArray(), TimedOut);
        await connection.ReceivedAsync();
        await ShouldNotReadAsync(connection, "b"u8.ToArray());
        connection.Tell(Tcp.ResumeReading.Instance);

        (await connection.ReceivedAsync()).ToString().ShouldBe("b");
    }

    /// <summary>What is sent now stays in the socket.</summary>
    private async Task ShouldNotReadAsync(Connection connection, byte[] bytes)
    {
        await SendToKernelAsync(connection, bytes);
        await connection.SettleAsync();
        connection.Socket.Available.ShouldBe(bytes.Length);
    }
}

public class FrameSizeSpecs() : LoopbackSpecs("akka.io.tcp.maximum-frame-size = 3000b")
{
    [Fact(Timeout = TimeLimit)]
    public async Task Should_read_up_to_the_next_power_of_two_of_the_frame_size_at_once()
    {
        using var connection = await AcceptAndRegisterAsync(pullMode: true);
        await SendToKernelAsync(connection, new byte[10_000]);

        connection.Tell(Tcp.ResumeReading.Instance);

        (await connection.ReceivedAsync()).Count.ShouldBe(4096);
    }
}
