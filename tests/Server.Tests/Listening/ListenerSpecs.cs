using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.IO;
using AkkaChat.Server.Listening;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Listening;

public class ListenerSpecs : ServerSpecs
{
    private static readonly ServerSettings Settings = TestSettings.Server with
    {
        Session = TestSettings.Session with { MaxPendingBytes = 65_536, Linger = TimeSpan.FromSeconds(30) },
    };

    private readonly IActorRef _listener;

    public ListenerSpecs() => _listener = NewListener(Settings);

    [Fact]
    public async Task Should_say_on_which_port_it_listens()
    {
        var address = (IPEndPoint)await Listen();

        address.Address.ShouldBe(IPAddress.Loopback);
        address.Port.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Should_say_why_it_cannot_listen()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        other.Listen();

        var failed = await _listener.Ask<ListenerReplies.Failed>(new ListenerCommands.Listen((IPEndPoint)other.LocalEndPoint!));

        failed.Cause.ShouldBeAssignableTo<SocketException>()!.SocketErrorCode.ShouldBe(SocketError.AddressAlreadyInUse);
    }

    [Fact]
    public async Task Should_bring_people_together()
    {
        var address = await Listen();
        using var alice = await TcpTestClient.JoinAsync(address, "alice");
        using var bob = await TcpTestClient.JoinAsync(address, "bob");

        await bob.SayAsync("hello");

        await alice.ReadAsync("* bob joined", "bob: hello");
        await bob.ReadAsync("bob: hello");
    }

    [Fact]
    public async Task Should_accept_more_connections_than_one_batch()
    {
        var address = await Listen();
        var visitors = new List<TcpTestClient>();

        for (var i = 0; i < 200; i++)
            visitors.Add(await TcpTestClient.ComeAsync(address));

        visitors.ForEach(visitor => visitor.Dispose());
    }

    [Fact]
    public async Task Should_tell_who_comes_when_the_server_is_full_and_take_the_next_when_somebody_has_left()
    {
        var address = await Listen(NewListener(Settings with { Connections = Settings.Connections with { Max = 1 } }));
        using var alice = await TcpTestClient.ComeAsync(address);

        using (var bob = await TcpTestClient.ConnectAsync(address))
            await bob.ReadAsync("! server is full, try later", null);

        await alice.SayAsync("/q");
        await alice.ReadAsync("* goodbye", null);
        alice.Dispose();
        await AwaitAssertAsync(async () =>
        {
            using var carol = await TcpTestClient.ComeAsync(address);
        });
    }

    [Fact]
    public async Task Should_count_programs_whose_connection_broke_and_let_them_go_on()
    {
        var address = await Listen(NewListener(Settings with { Connections = Settings.Connections with { MaxPerAddress = 2 } }));
        var first = await TcpTestClient.GreetAsync(address, "@hello robot1");
        var token = first.Line["@session=".Length..first.Line.IndexOf(';', StringComparison.Ordinal)];
        first.Client.Dispose();
        (await TcpTestClient.GreetAsync(address, "@hello robot2")).Client.Dispose();

        await AwaitAssertAsync(async () =>
        {
            var third = await TcpTestClient.GreetAsync(address, "@hello robot3");
            third.Client.Dispose();
            third.Line.ShouldBe("! there are 2 sessions from your address already, try later");
        });
        await AwaitAssertAsync(async () =>
        {
            var again = await TcpTestClient.GreetAsync(address, $"@resume={token};at=1 robot1");
            again.Client.Dispose();
            again.Line.ShouldStartWith("@resumed=1;");
        });
    }

    [Fact]
    public async Task Should_close_only_the_connection_of_a_session_that_fails()
    {
        var relay = CreateTestProbe();
        var address = await Listen(Sys.ActorOf(Listener.Props([relay.Ref], Settings.Connections, Settings.Session)));
        using var alice = await TcpTestClient.ConnectAsync(address);
        relay.ExpectMsg<RelayCommands.Open>();
        var session = relay.Sender;
        using var bob = await TcpTestClient.ConnectAsync(address);
        relay.FishForMessage(message => message is RelayCommands.Open);

        EventFilter.Exception<NullReferenceException>().ExpectOne(() => session.Tell(new Tcp.Received(null!)));

        await alice.ReadAsync([null]);
        await bob.SayAsync("bob");
        ((RelayCommands.Join)relay.FishForMessage(message => message is RelayCommands.Join)).Nickname.Text.ShouldBe("bob");
    }

    [Fact]
    public async Task Should_leave_with_the_kernel_what_a_session_has_not_asked_for()
    {
        const int Chunk = 1024 * 1024, MostThatKernelsHold = 64;
        var relay = CreateTestProbe();
        var address = (IPEndPoint)await Listen(Sys.ActorOf(Listener.Props([relay.Ref], Settings.Connections, Settings.Session)));
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { SendTimeout = 1000 };
        await client.ConnectAsync(address);
        client.Send("alice\n"u8);
        relay.FishForMessage(message => message is RelayCommands.Join); // and is not answered

        Should.Throw<SocketException>(() =>
        {
            for (var n = 0; n < MostThatKernelsHold; n++)
                client.Send(new byte[Chunk]);
        }).SocketErrorCode.ShouldBeOneOf(SocketError.TimedOut, SocketError.WouldBlock);
    }

    [Fact]
    public async Task Should_keep_everybody_and_go_on_when_accepting_a_connection_fails()
    {
        var address = await Listen();
        using var alice = await TcpTestClient.JoinAsync(address, "alice");
        var connection = CreateTestProbe();

        EventFilter.Exception<InvalidCastException>().ExpectOne(() =>
            connection.Send(_listener, new Tcp.Connected(new DnsEndPoint("no.address.invalid", 1), address)));

        connection.ExpectMsg<Tcp.Abort>();
        using var bob = await TcpTestClient.JoinAsync(address, "bob");
        await alice.ReadAsync("* bob joined");
    }

    [Fact]
    public async Task Should_refuse_newcomers_with_a_line_and_keep_everybody_once_it_has_stopped_accepting()
    {
        var address = await Listen();
        using var alice = await TcpTestClient.JoinAsync(address, "alice");

        await _listener.Ask<ListenerReplies.Stopped>(ListenerCommands.StopAccepting.Instance);

        using (var late = await TcpTestClient.ConnectAsync(address))
            await late.ReadAsync("! the server is stopping, try later", null);
        await alice.SayAsync("still here");
        await alice.ReadAsync("alice: still here");
    }

    [Fact]
    public async Task Should_answer_when_the_last_session_has_ended()
    {
        var address = await Listen();
        using var alice = await TcpTestClient.JoinAsync(address, "alice");
        using var stranger = await TcpTestClient.ComeAsync(address);
        await _listener.Ask<ListenerReplies.Stopped>(ListenerCommands.StopAccepting.Instance);

        var stopped = _listener.Ask<ListenerReplies.Stopped>(new ListenerCommands.StopSessions([]));

        await alice.ReadAsync("* the server is stopping, goodbye", null);
        await stranger.ReadAsync("* the server is stopping, goodbye", null);
        stopped.IsCompleted.ShouldBeFalse();
        alice.Dispose();
        stranger.Dispose();
        await stopped.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Should_answer_at_once_when_there_is_no_session()
    {
        await Listen();
        await _listener.Ask<ListenerReplies.Stopped>(ListenerCommands.StopAccepting.Instance);

        await _listener.Ask<ListenerReplies.Stopped>(new ListenerCommands.StopSessions([]));
    }

    private Task<EndPoint> Listen() => Listen(_listener);

    private static async Task<EndPoint> Listen(IActorRef listener) =>
        (await listener.Ask<ListenerReplies.Listening>(new ListenerCommands.Listen(new IPEndPoint(IPAddress.Loopback, 0))))
        .Address;

    private IActorRef NewListener(ServerSettings settings)
    {
        var room = Sys.ActorOf(ChatRoom.Props(TestSettings.Server));
        var relay = Sys.ActorOf(Relay.Props(room, settings));
        return Sys.ActorOf(Listener.Props([relay], settings.Connections, settings.Session));
    }
}
