using Akka.IO;

namespace AkkaChat.Server.Tests.Doors;

/// <content>Half closes, closes and resets, from both sides.</content>
public abstract partial class DoorSpecs
{
    [Fact(Timeout = TimeLimit)]
    public async Task Should_write_everything_before_it_closes()
    {
        var (peer, connection, handler) = await AcceptAsync();
        Watch(connection);

        connection.Tell(Write(Lines(MoreThanBuffersHold), 1), handler);
        connection.Tell(Tcp.Close.Instance, handler);

        (await peer.ReadToEndAsync(TimedOut)).Length.ShouldBe(MoreThanBuffersHold);
        await handler.ExpectMsgAsync<Ack>();
        await handler.ExpectMsgAsync<Tcp.Closed>();
        await ExpectTerminatedAsync(connection);
        peer.Dispose();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_answer_a_client_that_has_ended_its_output()
    {
        var (peer, connection, handler) = await AcceptAsync();
        await peer.SendAsync("question\n"u8.ToArray(), TimedOut);
        await peer.EndOutputAsync(TimedOut);
        await ReceiveAsync(connection, handler, "question\n".Length);
        connection.Tell(Tcp.ResumeReading.Instance, handler);
        await handler.ExpectMsgAsync<Tcp.PeerClosed>();

        connection.Tell(Write("answer\n"u8.ToArray(), 1), handler);
        await handler.ExpectMsgAsync<Ack>();
        connection.Tell(Tcp.Close.Instance, handler);

        (await peer.ReadToEndAsync(TimedOut)).ShouldBe("answer\n"u8.ToArray());
        await handler.ExpectMsgAsync<Tcp.Closed>();
        peer.Dispose();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_go_on_reading_after_its_half_is_closed_until_the_client_closes_the_other()
    {
        var (peer, connection, handler) = await AcceptAsync();
        connection.Tell(Write("bye\n"u8.ToArray(), 1), handler);
        await handler.ExpectMsgAsync<Ack>();

        connection.Tell(Tcp.ConfirmedClose.Instance, handler);

        (await peer.ReadToEndAsync(TimedOut)).ShouldBe("bye\n"u8.ToArray());
        await peer.SendAsync("still here\n"u8.ToArray(), TimedOut);
        (await ReceiveAsync(connection, handler, "still here\n".Length)).ShouldBe("still here\n"u8.ToArray());
        await peer.EndOutputAsync(TimedOut);
        connection.Tell(Tcp.ResumeReading.Instance, handler);
        await handler.ExpectMsgAsync<Tcp.ConfirmedClosed>();
        peer.Dispose();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_reset_the_client_at_Abort()
    {
        var (peer, connection, handler) = await AcceptAsync();

        connection.Tell(Tcp.Abort.Instance, handler);

        await handler.ExpectMsgAsync<Tcp.Aborted>();
        await ShouldBeResetAsync(peer);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_reset_the_client_at_Abort_although_it_reads_nothing()
    {
        var (peer, connection, handler) = await AcceptAsync();
        connection.Tell(Write(Lines(MoreThanBuffersHold), 1), handler);
        connection.Tell(Tcp.Close.Instance, handler);

        connection.Tell(Tcp.Abort.Instance, handler);

        await handler.FishForMessageAsync(message => message is Tcp.Aborted); // Akka.IO says before that the write failed
        await Should.ThrowAsync<Exception>(() => peer.ReadToEndAsync(TimedOut));
        TimedOut.IsCancellationRequested.ShouldBeFalse();
        peer.Dispose();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_reset_the_client_when_the_handler_stops()
    {
        var (peer, _, handler) = await AcceptAsync();

        Sys.Stop(handler);

        await ShouldBeResetAsync(peer);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_say_that_the_connection_broke_when_the_client_resets_it()
    {
        var (peer, connection, handler) = await AcceptAsync();
        Watch(connection);
        connection.Tell(Tcp.ResumeReading.Instance, handler);

        peer.Reset();

        await handler.ExpectMsgAsync<Tcp.ErrorClosed>();
        await ExpectTerminatedAsync(connection);
    }

    private async Task ShouldBeResetAsync(DoorPeer peer)
    {
        await Should.ThrowAsync<Exception>(() => peer.ReadAsync(1, TimedOut));
        TimedOut.IsCancellationRequested.ShouldBeFalse();
        peer.Dispose();
    }
}
