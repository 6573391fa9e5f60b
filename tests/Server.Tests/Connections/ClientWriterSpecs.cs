using System.Net;
using System.Net.Sockets;
using System.Text;
using Akka.IO;
using Akka.TestKit;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Lines;
using static AkkaChat.Server.Tests.EncodedLinesExtensions;

namespace AkkaChat.Server.Tests.Connections;

/// <summary>The writer between a probe in place of the connection actor and, where a test needs one, a real socket.</summary>
public sealed class ClientWriterSpecs : ServerSpecs
{
    private const int MaxPendingBytes = 100;

    private static readonly ConnectionId Id = new(7);

    private readonly TestProbe _connection;
    private readonly TestProbe _owner;

    public ClientWriterSpecs()
    {
        _connection = CreateTestProbe("connection");
        _owner = CreateTestProbe("owner");
    }

    [Fact]
    public void Should_hand_lines_to_the_connection_where_there_is_no_socket()
    {
        var writer = NewWriter(socket: null);

        writer.Send(Encoded("one", "two"));

        ExpectWrite("one\ntwo\n");
        writer.IsDone.ShouldBeFalse();
        writer.OnAck();
        writer.IsDone.ShouldBeTrue();
    }

    [Fact]
    public void Should_have_one_write_on_its_way_and_send_all_that_waits_as_one()
    {
        var writer = NewWriter(socket: null);
        writer.Send(Encoded("one"));
        writer.Send(Encoded("two"));
        writer.Send(Encoded("three"));
        ExpectWrite("one\n");
        _connection.ExpectNoMsg(TimeSpan.FromMilliseconds(20));

        writer.OnAck();

        ExpectWrite("two\nthree\n");
    }

    [Fact]
    public void Should_write_lines_itself_where_the_transport_does_at_once()
    {
        var written = "";
        var writer = NewWriter(new LineOutput(lines =>
        {
            written += Encoding.UTF8.GetString(lines.Span);
            return Task.CompletedTask;
        }));

        writer.Send(Encoded("one"));
        writer.Send(Encoded("two"));

        written.ShouldBe("one\ntwo\n");
        writer.IsDone.ShouldBeTrue();
        _connection.ExpectNoMsg(TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public void Should_have_the_connection_tell_when_the_transport_is_done_and_hand_over_what_came_meanwhile()
    {
        var transport = new TaskCompletionSource();
        var writer = NewWriter(new LineOutput(_ => transport.Task));

        writer.Send(Encoded("one"));
        writer.Send(Encoded("two"));

        ExpectWrite("");
        writer.IsDone.ShouldBeFalse();
        writer.OnAck();
        ExpectWrite("two\n");
    }

    [Fact]
    public void Should_have_each_write_acknowledged_to_its_owner_by_the_connections_number()
    {
        NewWriter(socket: null).Send(Encoded("one"));

        _connection.ExpectMsg<Tcp.Write>().Ack.ShouldBeOfType<WriteAck>().Connection.ShouldBe(Id);
        _connection.Sender.ShouldBe(_owner.Ref);
    }

    [Fact]
    public void Should_tell_a_slow_reader_how_much_it_missed_and_go_on()
    {
        var writer = NewWriter(socket: null);
        writer.Send(Encoded("on its way")).ShouldBeTrue();
        writer.Send(Encoded("waits", "waits too")).ShouldBeTrue();
        writer.Send(Encoded(new string('x', 100))).ShouldBeFalse();
        writer.Send(Encoded("after")).ShouldBeTrue();
        ExpectWrite("on its way\n");

        writer.OnAck();

        ExpectWrite("! you fell behind: 4 lines skipped\n");
        writer.OnAck();
        writer.Send(Encoded("now"));
        ExpectWrite("now\n");
    }

    [Fact]
    public void Should_tell_a_slow_reader_what_it_missed_before_its_last_lines()
    {
        var asLongAsTheBound = new string('x', MaxPendingBytes - 1);
        var writer = NewWriter(socket: null);
        writer.Send(Encoded(asLongAsTheBound));
        writer.Send(Encoded("one", "two"));

        writer.SendUnbounded(Encoded("goodbye"));

        ExpectWrite($"{asLongAsTheBound}\n");
        writer.OnAck();
        ExpectWrite("! you fell behind: 2 lines skipped\ngoodbye\n");
    }

    [Fact]
    public void Should_count_all_that_a_slow_reader_missed_when_it_misses_that_notice_too()
    {
        var writer = NewWriter(socket: null);
        writer.Send(Encoded("on its way"));
        writer.Send(Encoded(new string('x', MaxPendingBytes), "two", "three"));
        writer.SendUnbounded(Encoded("four"));
        writer.Send(Encoded(new string('x', MaxPendingBytes)));
        ExpectWrite("on its way\n");

        writer.OnAck();

        ExpectWrite("! you fell behind: 5 lines skipped\n");
    }

    [Fact]
    public async Task Should_send_directly_while_the_kernel_takes_it()
    {
        var (client, server) = await ConnectAsync();
        using (client)
        using (server)
        {
            var writer = NewWriter(server);

            writer.Send(Encoded("one"));
            writer.Send(new EncodedLines(2, "two\n"u8.ToArray(), "three\n"u8.ToArray()));

            Receive(client, 14).ShouldBe("one\ntwo\nthree\n");
            writer.IsDone.ShouldBeTrue();
            _connection.ExpectNoMsg(TimeSpan.FromMilliseconds(20));
        }
    }

    [Fact]
    public async Task Should_hand_over_what_a_full_socket_does_not_take_and_send_directly_again_afterwards()
    {
        var (client, server) = await ConnectAsync();
        using (client)
        using (server)
        {
            var writer = NewWriter(server);
            var lines = Encoded([.. Enumerable.Range(0, 300_000).Select(n => $"line {n}")]);

            writer.Send(lines);

            writer.IsDone.ShouldBeFalse();
            var received = new StringBuilder();
            while (!writer.IsDone)
            {
                // In place of the connection actor: the piece is written once the client has made room for it.
                var piece = _connection.ExpectMsg<Tcp.Write>().Data.ToArray();
                while (!server.Poll(0, SelectMode.SelectWrite))
                    received.Append(Receive(client, 64 * 1024));
                server.Send(piece).ShouldBe(piece.Length);
                writer.OnAck();
            }
            while (received.Length < lines.Bytes)
                received.Append(Receive(client, lines.Bytes - received.Length));
            received.ToString().ShouldBe(lines.Text());
        }
    }

    [Fact]
    public async Task Should_leave_a_closed_socket_to_the_connection()
    {
        var (client, server) = await ConnectAsync();
        client.Dispose();
        server.Dispose();

        NewWriter(server).Send(Encoded("one"));

        ExpectWrite("one\n");
    }

    private static async Task<(Socket Client, Socket Server)> ConnectAsync()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 10_000 };
        await client.ConnectAsync(listener.LocalEndPoint!).WaitAsync(TimeSpan.FromSeconds(10));
        var server = await listener.AcceptAsync().WaitAsync(TimeSpan.FromSeconds(10));
        server.Blocking = false;
        server.SendBufferSize = client.ReceiveBufferSize = 16 * 1024;
        return (client, server);
    }

    private static string Receive(Socket client, int most)
    {
        var bytes = new byte[most];
        return Encoding.UTF8.GetString(bytes, 0, client.Receive(bytes));
    }

    private ClientWriter NewWriter(Socket? socket) => new(Id, _owner.Ref, _connection.Ref, socket, MaxPendingBytes);

    private ClientWriter NewWriter(LineOutput output) => new(Id, _owner.Ref, _connection.Ref, socket: null, MaxPendingBytes, output);

    private void ExpectWrite(string text) => _connection.ExpectMsg<Tcp.Write>().Data.ToString(Encoding.UTF8).ShouldBe(text);
}
