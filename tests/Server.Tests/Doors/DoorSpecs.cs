using System.Net;
using Akka.Actor;
using Akka.IO;
using Akka.TestKit;

namespace AkkaChat.Server.Tests.Doors;

/// <summary>What every door does for a session, whatever carries the bytes.</summary>
public abstract partial class DoorSpecs : ServerSpecs
{
    protected const int TimeLimit = 30_000;
    private const int MoreThanBuffersHold = 16 * 1024 * 1024;

    private readonly CancellationTokenSource _timeLimit = new(TimeLimit);

    /// <summary>Opens the door.</summary>
    /// <param name="listener">Is told of each connection.</param>
    protected abstract Task<IPEndPoint> OpenAsync(IActorRef listener);

    /// <summary>Connects a client.</summary>
    protected abstract Task<DoorPeer> ConnectAsync(IPEndPoint door);

    /// <summary>Ends waits that take too long.</summary>
    protected CancellationToken TimedOut => _timeLimit.Token;

    [Fact(Timeout = TimeLimit)]
    public async Task Should_tell_of_the_clients_address()
    {
        var listener = CreateTestProbe();
        using var peer = await ConnectAsync(await OpenAsync(listener));

        var connected = await listener.ExpectMsgAsync<Tcp.Connected>();

        ((IPEndPoint)connected.RemoteAddress).ShouldBe(peer.Address);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_read_when_it_is_asked_to_and_not_before()
    {
        var (peer, connection, handler) = await AcceptAsync();
        await peer.SendAsync("one\n"u8.ToArray(), TimedOut);
        await handler.ExpectNoMsgAsync(TimeSpan.FromMilliseconds(50));

        connection.Tell(Tcp.ResumeReading.Instance, handler);

        (await handler.ExpectMsgAsync<Tcp.Received>()).Data.ToString().ShouldBe("one\n");
        await peer.SendAsync("two\n"u8.ToArray(), TimedOut);
        await handler.ExpectNoMsgAsync(TimeSpan.FromMilliseconds(50));
        connection.Tell(Tcp.ResumeReading.Instance, handler);
        (await handler.ExpectMsgAsync<Tcp.Received>()).Data.ToString().ShouldBe("two\n");
        peer.Dispose();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_read_what_comes_in_pieces()
    {
        var (peer, connection, handler) = await AcceptAsync();
        var text = "안녕\nhello\n"u8.ToArray();
        foreach (var piece in text)
            await peer.SendAsync(new[] { piece }, TimedOut);

        (await ReceiveAsync(connection, handler, text.Length)).ShouldBe(text);
        peer.Dispose();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_hold_back_a_client_that_nobody_reads_from()
    {
        var (peer, _, _) = await AcceptAsync();
        using var waited = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<OperationCanceledException>(() => peer.SendAsync(new byte[MoreThanBuffersHold], waited.Token));

        peer.Dispose();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_acknowledge_writes_in_their_order_when_the_kernel_has_them()
    {
        var (peer, connection, handler) = await AcceptAsync();

        connection.Tell(Write(Lines(MoreThanBuffersHold), 1), handler);
        connection.Tell(Write("bye\n"u8.ToArray(), 2), handler);

        await handler.ExpectNoMsgAsync(TimeSpan.FromMilliseconds(100)); // nobody reads
        (await peer.ReadAsync(MoreThanBuffersHold + 4, TimedOut)).AsSpan().SequenceEqual([.. Lines(MoreThanBuffersHold), .. "bye\n"u8]).ShouldBeTrue();
        (await handler.ExpectMsgAsync<Ack>()).Number.ShouldBe(1);
        (await handler.ExpectMsgAsync<Ack>()).Number.ShouldBe(2);
        peer.Dispose();
    }

    private static async Task<byte[]> ReceiveAsync(IActorRef connection, TestProbe handler, int count)
    {
        var all = new List<byte>();
        while (all.Count < count)
        {
            connection.Tell(Tcp.ResumeReading.Instance, handler);
            all.AddRange((await handler.ExpectMsgAsync<Tcp.Received>()).Data);
        }
        return [.. all];
    }

    private async Task<(DoorPeer Peer, IActorRef Connection, TestProbe Handler)> AcceptAsync()
    {
        var listener = CreateTestProbe();
        var handler = CreateTestProbe();
        var peer = await ConnectAsync(await OpenAsync(listener));
        await listener.ExpectMsgAsync<Tcp.Connected>();
        var connection = listener.Sender;
        connection.Tell(new Tcp.Register(handler, keepOpenOnPeerClosed: true), handler);
        return (peer, connection, handler);
    }

    // Text, because a WebSocket takes nothing else.
    private static byte[] Lines(int count)
    {
        var lines = new byte[count];
        Array.Fill(lines, (byte)'x');
        lines[^1] = (byte)'\n';
        return lines;
    }

    private static Tcp.Write Write(byte[] bytes, int number) => Tcp.Write.Create(ByteString.FromBytes(bytes), new Ack(number));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _timeLimit.Dispose();
    }

    private sealed class Ack(int number) : Tcp.Event
    {
        public int Number { get; } = number;
    }
}
