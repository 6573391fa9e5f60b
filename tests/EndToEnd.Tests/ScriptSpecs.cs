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
        await using var client = Start(server, "--nick", "ci", "--say", "done");

        (await client.ExitAsync()).ShouldBe(Failed);

        client.Errors.Lines.ShouldHaveSingleItem().ShouldContain("full");
        client.Output.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_say_a_text_of_several_lines_line_by_line()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        await using var client = Start(server, "--nick", "ci", "--say", "one\ntwo");

        (await client.ExitAsync()).ShouldBe(Left);

        await alice.Heard.ExpectAsync("ci: one");
        await alice.Heard.ExpectAsync("ci: two");
    }

    [Fact]
    public async Task Should_say_all_before_it_leaves_with_a_command()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        await using var client = Start(server, "--nick", "ci");

        foreach (var line in new[] { "one", "two", "/q" })
            await client.TypeAsync(line);

        (await client.ExitAsync()).ShouldBe(Left, $"{client.Output}\n{client.Errors}");
        foreach (var line in new[] { "ci: one", "ci: two", "* ci left" })
            await alice.Heard.ExpectAsync(line);
    }

    private static RunningProgram Start(ServerNode server, params string[] args) =>
        RunningProgram.Start("the client", Programs.Client(["--port", $"{server.Port}", .. args]));
}
