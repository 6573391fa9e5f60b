using System.Net;
using System.Net.Sockets;
using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>The ways in which a script ends before its input does, and what it tells the shell.</summary>
public sealed class ScriptEndingSpecs : RoomWithAlice
{
    private const int Left = 0, Failed = 1, Interrupted = 130, Terminated = 143;

    private protected override string Settings => "akkachat.session.flood { burst = 20, lines-per-second = 1 }";

    [Theory]
    [InlineData("--follow")]
    [InlineData("--follow", "--json")]
    public async Task Should_stop_recording_when_nobody_reads_any_more(params string[] args)
    {
        await using var pipe = Piped(lines: 1, ["--nick", "log", .. args]);

        // Nobody says anything: that head is gone is noticed all the same.
        await Alice.Heard.ExpectAsync("* log left");
        (await pipe.ExitAsync()).ShouldBe(0);
        pipe.Output.Lines.Count.ShouldBe(1);
        pipe.Errors.Lines.ShouldBe(["exit code 0"]);
    }

    [Fact]
    public async Task Should_leave_when_nobody_reads_its_output_any_more()
    {
        await using var pipe = Piped(lines: 2, "--nick", "ci");
        await pipe.TypeAsync("one");

        await ExpectHeardAsync("ci: one", "* ci left");
        await pipe.ExitAsync();
        pipe.Output.Lines.ShouldBe(["* ci joined", "ci: one"]);
        pipe.Errors.Lines.ShouldBe(["exit code 141"]);
    }

    [Theory]
    [InlineData("INT", Interrupted)]
    [InlineData("TERM", Terminated)]
    public async Task Should_leave_at_a_signal_once_all_it_has_read_is_delivered(string signal, int exitCode)
    {
        await using var client = Server.StartClient("--nick", "ci");
        await client.TypeAsync("one");
        await client.TypeAsync("two");
        await client.Output.ExpectAsync("ci: two");

        await client.SignalAsync(signal);

        (await client.ExitAsync()).ShouldBe(exitCode, $"{client.Output}\n{client.Errors}");
        await ExpectHeardAsync("ci: one", "ci: two", "* ci left");
        client.Output.Lines[^1].ShouldBe("* goodbye ci");
        client.Errors.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_leave_at_once_at_the_second_signal_and_say_what_is_not_confirmed()
    {
        await using var client = Server.StartClient("--nick", "ci");
        await TypeAsync(client, lines: 200);
        await Alice.Heard.ExpectAsync("ci: line 21");

        await client.SignalAsync("INT");
        await client.Errors.ExpectAsync("leaving as soon as all that was read is delivered; the next signal leaves at once");
        await client.SignalAsync("INT");

        (await client.ExitAsync()).ShouldBe(Interrupted, $"{client.Output}\n{client.Errors}");
        client.Errors.Lines[^1].ShouldMatch("^stopped; [0-9]+ lines were not confirmed$");
    }

    [Theory]
    [InlineData(">/dev/full")]
    [InlineData(">&-")]
    [InlineData("2>/dev/full")]
    [InlineData("<&- >&- 2>&-")]
    public async Task Should_say_it_whatever_its_streams_are(string streams)
    {
        await using var client = StartWith(streams, "--nick", "ci", "--say", "one");

        (await client.ExitAsync()).ShouldBe(Left, $"{client.Errors}");

        await ExpectHeardAsync("ci: one", "* ci left");
        client.Errors.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_say_all_its_input_and_that_it_cannot_print()
    {
        await using var client = StartWith(">/dev/full", "--nick", "ci");
        await client.TypeAsync("one");
        await Alice.Heard.ExpectAsync("ci: one");
        await client.TypeAsync("two");
        client.EndInput();

        (await client.ExitAsync()).ShouldBe(Failed);

        await ExpectHeardAsync("ci: two", "* ci left");
        client.Errors.Lines.ShouldHaveSingleItem().ShouldStartWith("cannot write the output: ");
    }

    [Theory]
    [InlineData(">/dev/full")]
    [InlineData(">&-")]
    public async Task Should_not_record_where_nothing_can_be_written(string output)
    {
        await using var client = StartWith(output, "--nick", "log", "--follow");

        (await client.ExitAsync()).ShouldBe(Failed);

        client.Errors.Lines.ShouldHaveSingleItem().ShouldStartWith("cannot write the output: ");
        (await Member.JoinAsync(Server, "log")).Dispose();
    }

    [Theory]
    [InlineData("<&-", Left)]
    [InlineData("</", Failed)]
    public async Task Should_leave_when_there_is_no_input(string input, int exitCode)
    {
        await using var client = StartWith(input, "--nick", "ci");

        (await client.ExitAsync()).ShouldBe(exitCode, $"{client.Errors}");

        await Alice.Heard.ExpectAsync("* ci left");
    }

    [Fact]
    public async Task Should_fail_with_one_code_when_even_the_error_cannot_be_written()
    {
        await using var client = RunningProgram.Start("the client", ["sh", "-c", "exec \"$@\" 2>/dev/full", "sh", .. Programs.Client("--port", "1", "--nick", "ci")]);

        (await client.ExitAsync()).ShouldBe(Failed);
    }

    [Fact]
    public async Task Should_leave_at_a_signal_before_it_has_come_in()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        await using var client = RunningProgram.Start("the client", Programs.Client("--nick", "ci", "--port", $"{port}"));
        using var connection = await silent.AcceptSocketAsync();

        await client.SignalAsync("TERM");

        (await client.ExitAsync()).ShouldBe(Terminated);
    }

    [Fact]
    public async Task Should_say_how_many_lines_were_not_confirmed_when_the_server_stops()
    {
        const int Lines = 60;
        using var user = new ClientSettingsFolder("akkachat.client.reconnect-timeout = 1s");
        await using var client = RunningProgram.Start("the client", user.Client("--port", $"{Server.Port}", "--nick", "ci"));
        await TypeAsync(client, Lines);
        await Alice.Heard.ExpectAsync("ci: line 21");

        await Server.TerminateAsync();

        (await client.ExitAsync()).ShouldBe(Failed, $"{client.Output}\n{client.Errors}");
        var heard = Alice.Heard.Lines.Count(line => line.StartsWith("ci: ", StringComparison.Ordinal));
        var error = client.Errors.Lines[^1];
        error.ShouldStartWith($"127.0.0.1:{Server.Port} closed the connection");
        error.ShouldEndWith($"; {Lines - heard} lines were not confirmed");
    }

    [Fact]
    public async Task Should_say_how_many_lines_were_not_confirmed_when_the_server_is_gone()
    {
        using var user = new ClientSettingsFolder("akkachat.client { reconnect-timeout = 1s, retry { min-backoff = 20ms, max-backoff = 50ms } }");
        await using var client = RunningProgram.Start("the client", user.Client("--port", $"{Server.Port}", "--nick", "ci"));
        await client.TypeAsync("one");
        await client.Output.ExpectAsync("ci: one");
        await Server.FreezeAsync();
        await client.TypeAsync("two");
        client.EndInput();
        await Server.KillAsync();

        (await client.ExitAsync()).ShouldBe(Failed, $"{client.Output}\n{client.Errors}");
        client.Errors.Lines[^1].ShouldMatch("^lost the connection to .*; 1 line was not confirmed$");
    }

    private static async Task TypeAsync(RunningProgram client, int lines)
    {
        for (var number = 1; number <= lines; number++)
            await client.TypeAsync($"line {number}");
    }

    /// <summary>The client with other standard streams.</summary>
    private RunningProgram StartWith(string streams, params IEnumerable<string> args) => RunningProgram.Start(
        "the client",
        ["sh", "-c", $"exec \"$@\" {streams}", "sh", .. Programs.Client(["--port", $"{Server.Port}", .. args])]);

    /// <summary>The client, with somebody behind it who reads so many lines.</summary>
    private RunningProgram Piped(int lines, params IEnumerable<string> args) => RunningProgram.Start(
        "the pipe",
        ["sh", "-c", $"{{ \"$@\"; echo exit code $? >&2; }} | head -n {lines}", "sh", .. Programs.Client(["--port", $"{Server.Port}", .. args])]);
}
