using System.Net.Sockets;
using System.Text;
using Akka.Actor;
using Akka.IO;
using AkkaChat.Runtime.Tests.IO;

namespace AkkaChat.Runtime.Tests.Stress;

/// <summary>One connection that several write to at the same time.</summary>
[Collection(AloneCollection.Name)]
public sealed class ManyWritersSpecs : TcpSpecs
{
    [Fact]
    public async Task Should_keep_the_lines_of_each_writer_whole_and_in_order()
    {
        const int Writers = 8, Lines = 2000;
        var (connection, peer) = Open();
        var reading = ReadToItsEnd(peer);

        for (var i = 0; i < Writers; i++) ActorOf(() => new Writer(i, Lines, connection, TestActor));
        for (var i = 0; i < Writers; i++) ExpectMsg("all acknowledged");
        connection.Tell(Tcp.Close.Instance, Handler.Ref);

        var next = new int[Writers];
        foreach (var line in Encoding.ASCII.GetString(await reading.WaitAsync(Patience)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(' ');
            int.Parse(parts[1]).ShouldBe(next[int.Parse(parts[0])]++);
            parts[2].ShouldBe(new string('x', 100));
        }

        next.ShouldAllBe(count => count == Lines);
    }

    [Theory]
    [ClassData(typeof(Seeds))]
    public async Task Should_take_notice_of_both_who_write_at_the_same_moment(int seed)
    {
        const int Writers = 2, Rounds = 2000;
        var (connection, peer) = Open();
        var reading = ReadToItsEnd(peer);
        var (ready, acknowledged) = (new Counter(), new Counter());
        var acks = ActorOf(() => new Acknowledged(acknowledged));
        var write = Write("x", new Ack(0));

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Factory.StartNew(
            () =>
            {
                var random = new Random(seed * 100 + writer);
                for (var round = 1; round <= Rounds; round++)
                {
                    ready.Next();
                    if (!Spinning.Until(() => ready.Value >= round * Writers, Patience)) return;
                    Thread.SpinWait(random.Next(500)); // now while the other is at it, now just as it ends
                    connection.Tell(write, acks);
                    if (!Spinning.Until(() => acknowledged.Value >= round * Writers, Patience)) return;
                }
            },
            TaskCreationOptions.LongRunning)));

        acknowledged.Value.ShouldBe(Rounds * Writers);
        connection.Tell(Tcp.Close.Instance, Handler.Ref);
        (await reading.WaitAsync(Patience)).Length.ShouldBe(Rounds * Writers);
    }

    private static Task<byte[]> ReadToItsEnd(Socket peer) =>
        Task.Factory.StartNew(() => ReadToEnd(peer), TaskCreationOptions.LongRunning);

    /// <summary>Writes its lines a few at a time, as they are acknowledged.</summary>
    private sealed class Writer : ReceiveActor
    {
        private const int Ahead = 5;
        private readonly int _number;
        private readonly IActorRef _connection;
        private int _next;

        public Writer(int number, int lines, IActorRef connection, IActorRef report)
        {
            _number = number;
            _connection = connection;
            var acknowledged = 0;
            Receive<Ack>(ack =>
            {
                if (ack.Number != acknowledged++) report.Tell($"acknowledged {ack.Number} out of order");
                if (acknowledged == lines) report.Tell("all acknowledged");
                else if (_next < lines) WriteNext();
            });
        }

        protected override void PreStart()
        {
            for (var i = 0; i < Ahead; i++) WriteNext();
        }

        private void WriteNext()
        {
            var line = $"{_number} {_next} {new string('x', 100)}\n";
            _connection.Tell(Write(line, new Ack(_next++)), Self);
        }
    }

    private sealed class Acknowledged : ReceiveActor
    {
        public Acknowledged(Counter counter) => Receive<Ack>(_ => counter.Next());
    }
}
