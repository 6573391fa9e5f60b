using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>From the greeting to the first line in the room.</summary>
public sealed class NamingSpecs
{
    [Fact]
    public async Task Should_greet_and_ask_for_a_nickname()
    {
        await using var server = await ServerNode.StartAsync();
        using var guest = await Member.ConnectAsync(server);

        var greeting = await guest.Heard.ExpectStartAsync("* ");

        greeting.ShouldContain("nickname");
        guest.Heard.Lines[0].ShouldBe(greeting);
    }

    [Fact]
    public async Task Should_refuse_a_nickname_and_let_the_guest_try_again()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        using var guest = await Member.ConnectAsync(server);
        await guest.Heard.ExpectStartAsync("* ");

        foreach (var refused in new[] { "alice", "ALICE", "two words", "*", new string('x', 200), "boss→bot", "a->b", "r00t" })
        {
            await guest.SayAsync(refused);
            await guest.Heard.ExpectStartAsync("! ");
        }
        await guest.SayAsync("аliсе");
        await guest.Heard.ExpectStartAsync("! somebody here is called alice already, which looks like аliсе: ");
        await guest.SayAsync("alice:");
        await guest.Heard.ExpectAsync("! the nickname \"alice:\" holds \":\": leave out : * ! @ / and arrows, for instance alice2");
        await guest.SayAsync("bob");

        await guest.Heard.ExpectAsync("* bob joined");
        await alice.Heard.ExpectAsync("* bob joined");
        alice.Heard.Lines.Count(l => l.EndsWith(" joined", StringComparison.Ordinal)).ShouldBe(2);
    }

    [FactNeeding("nc")]
    public async Task Should_help_and_let_go_who_has_no_nickname()
    {
        await using var server = await ServerNode.StartAsync();
        await using var nc = RunningProgram.Start("nc", Programs.Netcat(server.Port));

        await nc.TypeAsync("/help");
        await nc.Output.ExpectStartAsync("* type a nickname to join");
        await nc.TypeAsync("/quit");

        await nc.Output.ExpectAsync("* goodbye");
        await nc.Output.ExpectEndAsync();
    }

    [Fact]
    public async Task Should_free_the_nickname_of_somebody_who_left()
    {
        await using var server = await ServerNode.StartAsync();
        using var first = await Member.JoinAsync(server, "alice");
        await first.SayAsync("/q");
        await first.Heard.ExpectEndAsync();

        using var second = await Member.JoinAsync(server, "alice");
    }

    [Fact]
    public async Task Should_say_nothing_of_a_guest_who_leaves_without_a_nickname()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        using var guest = await Member.ConnectAsync(server);
        await guest.Heard.ExpectStartAsync("* ");

        guest.EndInput();
        await guest.Heard.ExpectEndAsync();
        await alice.SayAsync("anybody?");
        await alice.Heard.ExpectAsync("alice: anybody?");

        alice.Heard.Lines.ShouldNotContain(l => l.EndsWith(" left", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_show_a_newcomer_what_was_said_last()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        await alice.SayAsync("before bob");
        await alice.Heard.ExpectAsync("alice: before bob");

        using var bob = await Member.JoinAsync(server, "bob");

        (await bob.Heard.ExpectPartAsync(" alice: before bob")).ShouldMatch(@"^\* \d{4}-\d\d-\d\d \d\d:\d\d alice: before bob$");
    }
}
