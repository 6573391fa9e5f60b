using System.Net;
using System.Text;
using Akka.Actor;
using Akka.IO;
using Akka.TestKit;
using AkkaChat.Protocol;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Passwords;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>A probe in place of a session, beside a connection that acknowledges every write at once and shows what was written.</summary>
internal sealed class SessionProbe
{
    private static long _sessions;

    private readonly IActorRef _relay;
    private readonly Nickname _nickname;
    private readonly TestProbe _connection;

    public SessionProbe(TestKitBase kit, IActorRef relay, Nickname nickname)
    {
        _relay = relay;
        _nickname = nickname;
        Id = new ConnectionId(Interlocked.Increment(ref _sessions));
        Probe = kit.CreateTestProbe();
        _connection = kit.CreateTestProbe();
        var connection = kit.Sys.ActorOf(Props.Create(() => new AcknowledgingConnection(_connection.Ref)));
        Tell(new RelayCommands.Open(Id, new IPEndPoint(IPAddress.Loopback, 4711), connection, Socket: null));
    }

    public ConnectionId Id { get; }

    public TestProbe Probe { get; }

    public WireFormat Format { get; init; } = WireFormat.Lf;

    public void Tell(RelayCommand command) => Probe.Send(_relay, command);

    public void Submit(RoomCommand command, long? number = null) => Tell(new RelayCommands.Submit(Id, command, number));

    public void Say(string text) => Submit(new RoomCommands.Say(text));

    public void Answer(params string[] lines) => Tell(new RelayCommands.Answer(Id, ServerLines.Notices(Format, [.. lines.Select(ServerText.Verbatim)]), Number: null));

    public void Change(ViewChange change) => Tell(new RelayCommands.ChangeView(Id, change, Number: null));

    public void UsePassword(PasswordUse use, string password) => Tell(new RelayCommands.UsePassword(Id, use, new Secret(password), Number: null));

    public void Join() => Tell(new RelayCommands.Join(Id, _nickname, Format));

    public void Resume(Handshake handshake) => Tell(new RelayCommands.Resume(Id, handshake));

    public void Rejoin(string code) => Tell(new RelayCommands.Rejoin(Id, _nickname, code, Format));

    public void Leave()
    {
        Submit(new RoomCommands.Leave());
        Expect<RelayReplies.Left>();
    }

    /// <summary>Joins, and has seen all that newcomers see.</summary>
    public void IsIn()
    {
        Join();
        Expect<RelayReplies.Joined>();
        ShouldSee($"* {_nickname} joined\n* /help lists the commands, /q leaves\n");
    }

    /// <summary>The next message that is no confirmation is of this kind.</summary>
    public T Expect<T>() => (T)Probe.FishForMessage(message => message is T);

    /// <summary>The next lines, in however many writes, are these.</summary>
    public void ShouldSee(string text)
    {
        var seen = "";
        while (seen.Length < text.Length)
            seen = Times.Hide(seen + _connection.ExpectMsg<string>());
        seen.ShouldBe(text);
    }

    /// <summary>The next lines, in however many writes, end so.</summary>
    public void ShouldSeeLines(params string[] endings)
    {
        var seen = "";
        while (seen.AsSpan().Count('\n') < endings.Length)
            seen += _connection.ExpectMsg<string>();
        var lines = seen.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(endings.Length, seen);
        foreach (var (line, ending) in lines.Zip(endings))
            line.ShouldEndWith(ending);
    }

    /// <summary>What is written next.</summary>
    public string See() => _connection.ExpectMsg<string>();

    public void ShouldSeeNothing() => _connection.ExpectNoMsg(TimeSpan.FromMilliseconds(50));

    private sealed class AcknowledgingConnection : ReceiveActor
    {
        public AcknowledgingConnection(IActorRef shown) => Receive<Tcp.Write>(write =>
        {
            shown.Tell(write.Data.ToString(Encoding.UTF8));
            Sender.Tell(write.Ack);
        });
    }
}
