using Akka.Actor;
using Akka.Event;
using Akka.IO;
using AkkaChat.AkkaBehaviour.Tests.Harness;

namespace AkkaChat.AkkaBehaviour.Tests;

public class WritingSpecs() : LoopbackSpecs(LargeFrames)
{
    [Fact(Timeout = TimeLimit)]
    public async Task Should_acknowledge_writes_in_their_order_while_the_peer_reads_nothing()
    {
        using var connection = await AcceptAndRegisterAsync();
        Ack[] acks = [.. Enumerable.Range(0, 100).Select(i => new Ack(i))];

        foreach (var ack in acks)
            connection.Write([(byte)ack.Number], ack);

        foreach (var ack in acks)
            await connection.Handler.ExpectMsgAsync(ack);
        (await ReadAsync(connection.Peer, 100)).ShouldBe(acks.Select(ack => (byte)ack.Number));
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_acknowledge_a_write_only_when_the_kernel_has_all_of_it()
    {
        using var connection = await AcceptAndRegisterAsync();
        var ack = new Ack(1);
        connection.Write(new byte[MoreThanBuffersHold], ack);
        await ReadAsync(connection.Peer, 1_000_000);
        await connection.SettleAsync();

        await ReadAsync(connection.Peer, MoreThanBuffersHold - 1_000_000);

        await connection.Handler.ExpectMsgAsync(ack);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_acknowledge_to_the_sender_of_the_write_and_not_to_the_handler()
    {
        using var connection = await AcceptAndRegisterAsync();
        var (sender, ack) = (CreateTestProbe(), new Ack(1));

        connection.Write("x"u8.ToArray(), ack, sender);

        await sender.ExpectMsgAsync(ack);
        await connection.SettleAsync();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_send_the_segments_of_a_write_in_their_order()
    {
        using var connection = await AcceptAndRegisterAsync();
        var letters = "0123456789"u8.ToArray();
        ArraySegment<byte>[] segments = [new(letters, 7, 3), new(letters, 0, 2), new(letters, 4, 1)];

        connection.Tell(Tcp.Write.Create(ByteString.FromBytes(segments)));

        (await ReadAsync(connection.Peer, 6)).ShouldBe("789014"u8.ToArray());
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_send_what_the_array_holds_when_it_is_sent_since_FromBytes_does_not_copy()
    {
        using var connection = await AcceptAsync();
        var bytes = "before"u8.ToArray();
        connection.Write(bytes);
        connection.Tell(Tcp.Write.Create(ByteString.CopyFrom(bytes)));
        await connection.SettleAsync();
        "after!"u8.CopyTo(bytes);

        connection.Register();

        (await ReadAsync(connection.Peer, 12)).ShouldBe("after!before"u8.ToArray());
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_tell_the_handler_ErrorClosed_and_the_senders_of_queued_writes_CommandFailed_when_the_peer_resets()
    {
        using var connection = await AcceptAndRegisterAsync(pullMode: true);
        var (sending, queued) = (CreateTestProbe(), CreateTestProbe());
        connection.Write(new byte[MoreThanBuffersHold], new Ack(1), sending);
        connection.Write(new byte[MoreThanBuffersHold], new Ack(2), queued);
        await connection.SettleAsync();

        connection.ResetByPeer();

        (await connection.Handler.ExpectMsgAsync<Tcp.ErrorClosed>()).Cause.ShouldBeOneOf("Connection reset by peer", "Broken pipe");
        (await queued.ExpectMsgAsync<Tcp.CommandFailed>()).Cause.Value.Message.ShouldBe("Dropping write because the connection is closing");

        // A part of this write is in flight, and the rest in the queue.
        (await sending.ExpectMsgAsync<Tcp.CommandFailed>()).Cause.Value.Message.ShouldBe("Dropping write because the connection is closing");
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_tell_the_sender_of_the_write_in_flight_nothing_when_the_peer_resets()
    {
        using var connection = await AcceptAndRegisterAsync(pullMode: true);
        var sending = CreateTestProbe();
        for (var i = 0; i < 2; i++)
            connection.FillBuffers();
        connection.Write(new byte[1024 * 1024], new Ack(1), sending);
        await connection.SettleAsync();

        connection.ResetByPeer();

        await connection.Handler.ExpectMsgAsync<Tcp.ErrorClosed>();
        sending.Ref.Tell("nothing before");
        await sending.ExpectMsgAsync("nothing before");
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_send_writes_to_dead_letters_after_the_connection_has_closed()
    {
        using var connection = await AcceptAndRegisterAsync();
        Watch(connection.Actor);
        connection.Tell(Tcp.Close.Instance);
        await connection.Handler.ExpectMsgAsync<Tcp.Closed>();
        await ExpectTerminatedAsync(connection.Actor);
        var dead = CreateTestProbe();
        Sys.EventStream.Subscribe(dead.Ref, typeof(DeadLetter));

        connection.Write("late"u8.ToArray(), new Ack(1));

        (await dead.ExpectMsgAsync<DeadLetter>()).Message.ShouldBeOfType<Tcp.Write>();
        connection.Handler.Ref.Tell("nothing before");
        await connection.Handler.ExpectMsgAsync("nothing before");
    }
}

public class WriteQueueSpecs() : LoopbackSpecs("akka.io.tcp.write-commands-queue-max-size = 10")
{
    [Fact(Timeout = TimeLimit)]
    public async Task Should_refuse_a_write_to_its_sender_when_the_queue_holds_too_many_bytes()
    {
        using var connection = await AcceptAndRegisterAsync();
        var sender = CreateTestProbe();

        connection.Write(new byte[11], new Ack(1), sender);

        (await sender.ExpectMsgAsync<Tcp.CommandFailed>()).Cause.Value.Message.ShouldBe("Dropping write because queue is full");
        await connection.SettleAsync();
    }
}
