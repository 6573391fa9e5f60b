using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Akka.Actor;
using Akka.IO;
using Akka.TestKit;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Sessions;

namespace AkkaChat.Server.Tests.Sessions;

/// <summary>A session asks the room for the same, however the network has cut what its client sent.</summary>
public sealed class SessionChunkingSpecs : ServerSpecs
{
    private static readonly string[] Parts = ["hello", "\n", "\r\n", "\r", "\0", " ", "한", "🙂", "/me ", "/who", "//", "/nope", "\u001b[2J", new('x', 99), new('x', 200)];

    private readonly TestProbe _connection;
    private readonly IActorRef _relay;
    private readonly ConcurrentQueue<string> _asked = new();
    private IActorRef _session = ActorRefs.Nobody;

    public SessionChunkingSpecs()
    {
        _connection = CreateTestProbe("connection");
        _relay = Sys.ActorOf(Props.Create(() => new ConfirmingRelay(_asked)));
    }

    // More by hand: AKKACHAT_SEED=1234 tries one seed.
    public static TheoryData<int> Seeds() => Environment.GetEnvironmentVariable("AKKACHAT_SEED") is { } seed
        ? [int.Parse(seed, CultureInfo.InvariantCulture)]
        : [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Should_ask_for_the_same_however_its_input_is_cut(int seed)
    {
        var random = new Random(seed);
        var bytes = Encoding.UTF8.GetBytes(string.Concat(random.GetItems(Parts, 60)) + "\nthe end\n");
        StartChatting();

        var whole = Ask([bytes]);
        var cut = Ask(Cut(bytes, random));

        cut.ShouldBe(whole);
    }

    private void StartChatting()
    {
        var client = new ClientConnection(new ConnectionId(1), new IPEndPoint(IPAddress.Loopback, 4711), _connection.Ref, Socket: null);
        _session = Sys.ActorOf(Session.Props(client, _relay, TestSettings.Session with { LinesInFlight = 1000 }, TimeSpan.Zero));
        _connection.Send(_session, new Tcp.Received(ByteString.FromString("alice\n")));
        _connection.FishForMessage(message => message is Tcp.ResumeReading);
        _connection.ExpectMsg<Tcp.ResumeReading>();
    }

    private static IEnumerable<byte[]> Cut(byte[] bytes, Random random)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var piece = bytes[at..Math.Min(bytes.Length, at + random.Next(1, 12))];
            at += piece.Length;
            yield return piece;
        }
    }

    private string[] Ask(IEnumerable<byte[]> pieces)
    {
        foreach (var piece in pieces)
        {
            _connection.Send(_session, new Tcp.Received(ByteString.FromBytes(piece)));
            _connection.ExpectMsg<Tcp.ResumeReading>();
        }
        AwaitCondition(() => _asked.LastOrDefault() == "the end");
        string[] asked = [.. _asked];
        _asked.Clear();
        return asked;
    }

    /// <summary>In place of the relay: notes what the session asks for, and confirms it at once.</summary>
    private sealed class ConfirmingRelay : ReceiveActor
    {
        public ConfirmingRelay(ConcurrentQueue<string> asked)
        {
            Receive<RelayCommands.Join>(_ => Sender.Tell(new RelayReplies.Joined()));
            Receive<RelayCommands.Submit>(submit => Note(submit.Command is RoomCommands.Say say ? say.Text : $"{submit.Command}"));
            Receive<RelayCommands.Answer>(answer => Note(answer.Lines.Text()));
            ReceiveAny(_ => { });

            void Note(string what)
            {
                asked.Enqueue(what);
                Sender.Tell(new RelayReplies.Confirmed(1));
            }
        }
    }
}
