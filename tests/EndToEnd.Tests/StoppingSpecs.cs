using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>Ctrl+C, SIGTERM, and the end of the terminal.</summary>
public sealed class StoppingSpecs
{
    [Fact]
    public async Task Should_stop_at_once_when_nobody_is_here()
    {
        await using var server = await ServerNode.StartAsync();

        await server.InterruptAsync();

        (await server.ExitAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Should_stop_once_everybody_has_left()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        await alice.SayAsync("/q");
        await alice.Heard.ExpectEndAsync();

        await server.InterruptAsync();

        (await server.ExitAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Should_refuse_Ctrl_C_while_people_are_here()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        using var bob = await Member.JoinAsync(server, "bob");
        using var carol = await Member.JoinAsync(server, "carol");

        await server.InterruptAsync();

        await server.Output.ExpectPartAsync("cannot stop: 3 people are here");
        await alice.SayAsync("still talking");
        await carol.Heard.ExpectAsync("alice: still talking");
        server.IsRunning.ShouldBeTrue();
    }

    [Fact]
    public async Task Should_count_one_person_as_one()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");

        await server.InterruptAsync();

        await server.Output.ExpectPartAsync("cannot stop: 1 person is here");
    }

    [Fact]
    public async Task Should_stop_at_the_second_Ctrl_C()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        await server.InterruptAsync();
        await server.Output.ExpectPartAsync("cannot stop: ");

        await server.InterruptAsync();

        await alice.Heard.ExpectAsync("* the server is stopping, goodbye");
        await alice.Heard.ExpectEndAsync();
        (await server.ExitAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Should_tell_everybody_and_deliver_what_was_said_when_told_to_terminate()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        using var bob = await Member.JoinAsync(server, "bob");
        using var guest = await Member.ConnectAsync(server);
        await guest.Heard.ExpectStartAsync("* ");
        await alice.SayAsync("last words");
        await alice.Heard.ExpectAsync("alice: last words");

        await server.TerminateAsync();

        await bob.Heard.ExpectAsync("alice: last words");
        foreach (var person in new[] { alice, bob })
        {
            await person.Heard.ExpectStartAsync("* ");
            await person.Heard.ExpectEndAsync();
            person.Heard.Lines[^1].ShouldStartWith("* ");
        }
        await guest.Heard.ExpectEndAsync();
        (await server.ExitAsync()).ShouldBe(0);
        server.Errors.Lines.ShouldBeEmpty();
    }

    [FactNeeding("script")]
    public async Task Should_say_goodbye_when_its_terminal_is_closed()
    {
        await using var server = await ServerNode.StartAtTerminalAsync();
        using var alice = await Member.JoinAsync(server, "alice");

        await server.CloseTerminalAsync();

        await alice.Heard.ExpectAsync("* the server is stopping, goodbye");
        await alice.Heard.ExpectEndAsync();
    }
}
