using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>The console client in scripts.</summary>
public sealed class ScriptSpecs : RoomWithAlice
{
    private const int Left = 0, Failed = 1, Terminated = 143;

    private protected override string Settings =>
        "akkachat.session { grace-period = 4s, flood { lines-per-second = 200, burst = 4, warn-after = 100ms, close-after = 500ms } }";

    [Fact]
    public async Task Should_say_a_text_of_several_lines_line_by_line()
    {
        await using var client = RunningProgram.Start("the client", Programs.Client("127.0.0.1", $"{Server.Port}", "--nick", "ci", "--say", "one\ntwo"));
        (await client.ExitAsync()).ShouldBe(Left);
        await ExpectHeardAsync("ci: one", "ci: two");
    }

    [Fact]
    public async Task Should_say_all_before_it_leaves_with_a_command()
    {
        await using var client = Server.StartClient("--nick", "ci", "--commands");
        await client.TypeAsync("one\ntwo\n/q");

        (await client.ExitAsync()).ShouldBe(Left, $"{client.Output}\n{client.Errors}");
        await ExpectHeardAsync("ci: one", "ci: two", "* ci left");
    }

    [Fact]
    public async Task Should_take_its_input_for_text()
    {
        await using var client = await PipeAsync(["/usr/bin/ld: cannot find -lm", "/q", "  /indented", "the rest"], "--nick", "ci");

        (await client.ExitAsync()).ShouldBe(Left, $"{client.Output}\n{client.Errors}");
        await ExpectHeardAsync("ci: /usr/bin/ld: cannot find -lm", "ci: /q", "ci: /indented", "ci: the rest");
        client.Errors.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_take_what_it_shall_say_for_text_unless_commands_are_asked_for()
    {
        await using var text = Server.StartClient("--nick", "one", "--say", "/me waves");
        (await text.ExitAsync()).ShouldBe(Left, $"{text.Errors}");
        await using var command = Server.StartClient("--nick", "two", "--say", " /me waves", "--commands");
        (await command.ExitAsync()).ShouldBe(Left, $"{command.Errors}");

        await Alice.Heard.ExpectAsync("one: /me waves");
        await Alice.Heard.ExpectAsync("** two waves");
    }

    [Theory]
    [InlineData("--follow")]
    [InlineData("--say", "again")]
    public async Task Should_wait_for_its_nickname_when_it_was_killed_a_moment_ago(params string[] args)
    {
        await using var killed = Server.StartClient("--nick", "log", "--follow");
        await killed.Output.ExpectPartAsync("* log joined");
        await killed.SignalAsync("KILL");

        await using var client = Server.StartClient(["--nick", "log", .. args]);

        await client.Errors.ExpectPartAsync("; waiting up to 35 s, because it may be an earlier run of this script");
        await Alice.SayAsync("/msg log psst");
        await Alice.Heard.ExpectAsync("* the connection of log is broken: the message waits until log is back");
        await ExpectHeardAsync("* log left", "* log joined");
        client.Errors.Lines.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Should_not_wait_for_a_nickname_that_nobody_may_have()
    {
        await using var client = Server.StartClient("--nick", "Adm1n", "--say", "hi");

        (await client.ExitAsync()).ShouldBe(Failed);

        client.Errors.Lines.ShouldHaveSingleItem().ShouldEndWith(" did not let you in: the nickname Adm1n could pass for the room itself: choose another nickname; 1 line was not said");
    }

    [Fact]
    public async Task Should_count_what_was_not_said_when_it_is_stopped_before_it_came_in()
    {
        await using var client = Server.StartClient("--nick", "alice", "--say", "one\ntwo");
        await client.Errors.ExpectPartAsync("; waiting up to 35 s");

        await client.SignalAsync("TERM");

        (await client.ExitAsync()).ShouldBe(Terminated);
        client.Errors.Lines[^1].ShouldBe("stopped; 2 lines were not said");
    }

    [Fact]
    public async Task Should_follow_on_when_the_server_is_stopped_in_order_and_started_again()
    {
        using var quick = new ClientSettingsFolder("akkachat.client.retry { min-backoff = 5ms, max-backoff = 20ms }");
        await using var log = RunningProgram.Start("the client", quick.Client("--port", $"{Server.Port}", "--nick", "log", "--follow"));
        await log.Output.ExpectPartAsync("* log joined");
        await Server.TerminateAsync();
        await Server.ExitAsync();

        await using var after = await ServerNode.StartAtAsync(Server.Port);

        await log.Errors.ExpectAsync("the server has closed the connection; trying again");
        await log.Errors.ExpectAsync("connected again");
        using var bob = await Member.JoinAsync(after, "bob");
        await log.Output.ExpectPartAsync("* bob joined");
    }

    [Fact]
    public async Task Should_fail_and_name_the_lines_that_were_refused()
    {
        await using var client = await PipeAsync(["one", "/dance now", "", "/msg bob psst", new string('x', 5000), "two"], "--nick", "ci", "--commands");

        (await client.ExitAsync()).ShouldBe(Failed, $"{client.Output}\n{client.Errors}");
        await ExpectHeardAsync("ci: one", "ci: two", "* ci left");
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
        var lines = Enumerable.Range(1, 400).Select(number => $"line {number}").ToList();
        await using var client = await PipeAsync(lines, "--nick", "ci");

        (await client.ExitAsync()).ShouldBe(Left, $"{client.Output}\n{client.Errors}");
        await Alice.Heard.ExpectAsync("* ci left");
        client.Errors.Lines.ShouldBeEmpty();
        Alice.Heard.Lines.Where(line => line.StartsWith("ci: ", StringComparison.Ordinal)).ShouldBe(lines.Select(line => $"ci: {line}"));
    }

    /// <summary>Starts the client with this input.</summary>
    private async Task<RunningProgram> PipeAsync(IEnumerable<string> lines, params IEnumerable<string> args)
    {
        var client = Server.StartClient(args);
        await client.TypeAsync(string.Join('\n', lines));
        client.EndInput();
        return client;
    }
}
