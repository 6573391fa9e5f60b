using System.Net;
using System.Text;
using Akka.Actor;
using Akka.IO;
using AkkaChat.Server.Listening;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Doors;

/// <content>Sessions behind the door, with a real room.</content>
public abstract partial class DoorSpecs
{
    private protected static readonly ServerSettings Settings = TestSettings.Server with
    {
        Session = TestSettings.Session with { MaxLineBytes = 4096, LinesInFlight = 1000, MaxPendingBytes = 65_536, NicknameTimeout = TimeSpan.FromSeconds(1) },
    };

    private IActorRef _listener = ActorRefs.Nobody;

    [Fact(Timeout = TimeLimit)]
    public async Task Should_bring_people_of_all_doors_together()
    {
        var (door, plain) = await OpenToRoomAsync(Settings);
        using var alice = await TcpTestClient.JoinAsync(plain, "alice");
        using var bob = await ConnectAsync(door);

        foreach (var piece in (string[])["bo", "b\nhel", "lo\n/me wa", "ves\n/q\n"])
            await bob.SendAsync(Encoding.UTF8.GetBytes(piece), TimedOut);

        await alice.ReadAsync("* bob joined", "bob: hello", "** bob waves", "* bob left");
        (await ReadLinesToEndAsync(bob)).ShouldBe(
            ["* welcome to AkkaChat: type a nickname and press Enter", "* bob joined", "* /help lists the commands, /q leaves", "bob: hello", "** bob waves", "* goodbye bob"]);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_take_everything_from_a_client_that_ends_its_output()
    {
        var (door, _) = await OpenToRoomAsync(Settings);
        using var bob = await ConnectAsync(door);

        await bob.SendAsync("bob\none\ntwo"u8.ToArray(), TimedOut);
        await bob.EndOutputAsync(TimedOut);

        (await ReadLinesToEndAsync(bob))[^3..].ShouldBe(["bob: one", "bob: two", "* goodbye bob: 2 lines were taken and 0 refused"]);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_refuse_a_line_that_is_too_long_and_go_on()
    {
        var (door, _) = await OpenToRoomAsync(Settings);
        using var bob = await ConnectAsync(door);

        await bob.SendAsync(Encoding.UTF8.GetBytes($"bob\n{new string('x', 100_000)}\nhello\n/q\n"), TimedOut);

        (await ReadLinesToEndAsync(bob))[^3..].ShouldBe(["! that line is longer than 4,096 bytes and was dropped: send it in parts", "bob: hello", "* goodbye bob"]);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_tell_who_comes_when_the_server_is_full()
    {
        var (door, plain) = await OpenToRoomAsync(Settings with { Connections = Settings.Connections with { Max = 1 } });
        using var alice = await TcpTestClient.ComeAsync(plain);
        using var bob = await ConnectAsync(door);

        (await ReadLinesToEndAsync(bob)).ShouldBe(["! server is full, try later"]);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_close_who_says_no_nickname_in_time()
    {
        var (door, _) = await OpenToRoomAsync(Settings);
        using var nobody = await ConnectAsync(door);

        (await ReadLinesToEndAsync(nobody))[^1].ShouldBe("! no nickname for 1 s: connect again");
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_skip_lines_for_a_client_that_does_not_read_and_nobody_waits_for_it()
    {
        const int Rounds = 625; // 20 MB: more than the buffers hold
        var (door, plain) = await OpenToRoomAsync(Settings);
        using var alice = await StreamPeer.ConnectAsync(plain, TimedOut);
        await alice.SendAsync("alice\n"u8.ToArray(), TimedOut);
        await ReadUntilAsync(alice, "/q leaves\n"); // she is in, and hears who comes
        using var slow = await ConnectAsync(door);
        await slow.SendAsync("slow\n"u8.ToArray(), TimedOut);
        await ReadUntilAsync(alice, "* slow joined\n");
        // Alice hears a round before she says the next: she must not fall behind herself.
        var round = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(new string('x', 4000) + "\n", 8)) + "round\n");

        for (var n = 0; n < Rounds; n++)
        {
            await alice.SendAsync(round, TimedOut);
            await ReadUntilAsync(alice, "alice: round\n");
        }

        var reader = Task.Run(() => ReadUntilAsync(slow, "lines skipped\n"));
        while (!reader.IsCompleted)
        {
            await alice.SendAsync("more\n"u8.ToArray(), TimedOut);
            await Task.WhenAny(reader, Task.Delay(TimeSpan.FromMilliseconds(10), TimedOut));
        }
        await reader;
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_cut_off_only_the_client_whose_session_fails()
    {
        var (door, plain) = await OpenToRoomAsync(Settings);
        using var alice = await TcpTestClient.JoinAsync(plain, "alice");
        using var bob = await ConnectAsync(door);
        await bob.SendAsync("bob\n"u8.ToArray(), TimedOut);
        await alice.ReadAsync("* bob joined");

        await EventFilter.Exception<NullReferenceException>().ExpectOneAsync(() =>
        {
            Sys.ActorSelection(_listener.Path / "session-2").Tell(new Tcp.Received(null!));
            return Task.CompletedTask;
        });

        await Should.ThrowAsync<Exception>(() => bob.ReadToEndAsync(TimedOut));
        TimedOut.IsCancellationRequested.ShouldBeFalse();
        await alice.ReadAsync("* bob left");
        await alice.SayAsync("still here");
        await alice.ReadAsync("alice: still here");
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_refuse_newcomers_and_say_goodbye_when_the_server_stops()
    {
        var (door, _) = await OpenToRoomAsync(Settings);
        using var bob = await ConnectAsync(door);
        await bob.SendAsync("bob\n"u8.ToArray(), TimedOut);
        await ReadUntilAsync(bob, "/q leaves\n");
        await _listener.Ask<ListenerReplies.Stopped>(ListenerCommands.StopAccepting.Instance, TimedOut);

        using (var late = await ConnectAsync(door))
            (await ReadLinesToEndAsync(late)).ShouldBe(["! the server is stopping, try later"]);
        var stopped = _listener.Ask<ListenerReplies.Stopped>(new ListenerCommands.StopSessions([]), TimedOut);

        (await ReadLinesToEndAsync(bob)).ShouldBe(["* the server is stopping, goodbye"]);
        bob.Dispose();
        await stopped;
    }

    /// <summary>The door of a real room. The plain door is that of the listener itself.</summary>
    protected virtual Task<IPEndPoint> OpenBesideAsync(IActorRef listener, IPEndPoint plain) => OpenAsync(listener);

    private protected async Task<(IPEndPoint Door, IPEndPoint Plain)> OpenToRoomAsync(ServerSettings settings)
    {
        var room = Sys.ActorOf(ChatRoom.Props(TestSettings.Server));
        var relay = Sys.ActorOf(Relay.Props(room, settings));
        _listener = Sys.ActorOf(Listener.Props([relay], settings.Connections, settings.Session));
        var listening = await _listener.Ask<ListenerReplies.Listening>(new ListenerCommands.Listen(new IPEndPoint(IPAddress.Loopback, 0)), TimedOut);
        var plain = (IPEndPoint)listening.Address;
        return (await OpenBesideAsync(_listener, plain), plain);
    }

    private async Task<string[]> ReadLinesToEndAsync(DoorPeer peer) =>
        Encoding.UTF8.GetString(await peer.ReadToEndAsync(TimedOut)).TrimEnd('\n').Split('\n');

    protected async Task ReadUntilAsync(DoorPeer peer, string end)
    {
        var heard = "";
        while (!heard.Contains(end, StringComparison.Ordinal))
        {
            var next = await peer.ReadSomeAsync(TimedOut);
            next.ShouldNotBeEmpty();
            heard = heard[Math.Max(0, heard.Length - end.Length)..] + Encoding.UTF8.GetString(next);
        }
    }
}
