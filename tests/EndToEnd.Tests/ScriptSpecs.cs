using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>The console client in scripts.</summary>
public sealed class ScriptSpecs
{
    private const int Left = 0, Failed = 1;

    [Fact]
    public async Task Should_say_at_once_why_a_full_server_does_not_let_it_in()
    {
        await using var server = await ServerNode.StartWithAsync("akkachat.connections.max = 1");
        using var alice = await Member.JoinAsync(server, "alice");
        await using var client = server.StartClient("--nick", "ci", "--say", "done");

        (await client.ExitAsync()).ShouldBe(Failed);

        client.Errors.Lines.ShouldHaveSingleItem().ShouldContain("full");
        client.Output.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_say_a_text_of_several_lines_line_by_line()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        await using var client = server.StartClient("--nick", "ci", "--say", "one\ntwo");

        (await client.ExitAsync()).ShouldBe(Left);

        await alice.Heard.ExpectAsync("ci: one");
        await alice.Heard.ExpectAsync("ci: two");
    }

    [Fact]
    public async Task Should_say_all_before_it_leaves_with_a_command()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        await using var client = server.StartClient("--nick", "ci", "--commands");

        foreach (var line in new[] { "one", "two", "/q" })
            await client.TypeAsync(line);

        (await client.ExitAsync()).ShouldBe(Left, $"{client.Output}\n{client.Errors}");
        foreach (var line in new[] { "ci: one", "ci: two", "* ci left" })
            await alice.Heard.ExpectAsync(line);
    }

    [Fact]
    public async Task Should_take_its_input_for_text()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        await using var client = server.StartClient("--nick", "ci");

        foreach (var line in new[] { "/usr/bin/ld: cannot find -lm", "/q", "  /indented", "the rest" })
            await client.TypeAsync(line);
        client.EndInput();

        (await client.ExitAsync()).ShouldBe(Left, $"{client.Output}\n{client.Errors}");
        foreach (var line in new[] { "ci: /usr/bin/ld: cannot find -lm", "ci: /q" })
            await alice.Heard.ExpectAsync(line);
        await alice.Heard.ExpectPartAsync("/indented");
        await alice.Heard.ExpectAsync("ci: the rest");
        client.Errors.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_take_what_it_shall_say_for_text_unless_commands_are_asked_for()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        await using var text = server.StartClient("--nick", "one", "--say", "/me waves");
        (await text.ExitAsync()).ShouldBe(Left, $"{text.Errors}");
        await using var command = server.StartClient("--nick", "two", "--say", "/me waves", "--commands");
        (await command.ExitAsync()).ShouldBe(Left, $"{command.Errors}");

        await alice.Heard.ExpectAsync("one: /me waves");
        await alice.Heard.ExpectAsync("** two waves");
    }

    [Fact]
    public async Task Should_wait_for_its_nickname_when_it_was_killed_a_moment_ago()
    {
        await using var server = await ServerNode.StartWithAsync("akkachat.session.grace-period = 2s");
        await using var killed = server.StartClient("--nick", "log", "--follow");
        await killed.Output.ExpectPartAsync("* log joined");
        await killed.SignalAsync("KILL");

        await using var client = server.StartClient("--nick", "log", "--follow");

        await client.Errors.ExpectPartAsync("; waiting up to 35 s for the nickname");
        await client.Output.ExpectPartAsync("* log joined");
    }

    [Fact]
    public async Task Should_fail_and_name_the_lines_that_were_refused()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        await using var client = server.StartClient("--nick", "ci", "--commands");

        foreach (var line in new[] { "one", "/dance now", "", "/msg bob psst", new string('x', 5000), "two" })
            await client.TypeAsync(line);
        client.EndInput();

        (await client.ExitAsync()).ShouldBe(Failed, $"{client.Output}\n{client.Errors}");
        foreach (var line in new[] { "ci: one", "ci: two", "* ci left" })
            await alice.Heard.ExpectAsync(line);
        client.Errors.Lines.Count.ShouldBe(4);
        client.Errors.Lines[0].ShouldStartWith("\"/dance now\" was refused: there is no command /dance");
        client.Errors.Lines[1].ShouldStartWith("\"/msg bob psst\" was refused: nobody here is called bob");
        client.Errors.Lines[2].ShouldStartWith("\"xxxxx");
        client.Errors.Lines[2].ShouldContain("…\" was refused: that line is longer than 4,096 bytes");
        client.Errors.Lines[3].ShouldBe("3 lines were refused");
    }

    [Fact]
    public async Task Should_never_be_thrown_out_however_much_it_says()
    {
        // Four times as long as a person may make the server wait.
        const int Lines = 400;
        await using var server = await ServerNode.StartWithAsync("akkachat.session.flood { lines-per-second = 200, burst = 4, warn-after = 100ms, close-after = 500ms }");
        using var alice = await Member.JoinAsync(server, "alice");
        await using var client = server.StartClient("--nick", "ci");

        for (var number = 1; number <= Lines; number++)
            await client.TypeAsync($"line {number}");
        client.EndInput();

        (await client.ExitAsync()).ShouldBe(Left, $"{client.Output}\n{client.Errors}");
        await alice.Heard.ExpectAsync("* ci left");
        client.Errors.Lines.ShouldBeEmpty();
        alice.Heard.Lines.Where(line => line.StartsWith("ci: ", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(1, Lines).Select(number => $"ci: line {number}"));
    }
}
