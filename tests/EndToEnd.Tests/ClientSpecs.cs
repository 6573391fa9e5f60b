using System.Net;
using System.Net.Sockets;
using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>The console client in scripts.</summary>
public sealed class ClientSpecs
{
    private const int Left = 0, Failed = 1, Usage = 2;

    [Fact]
    public async Task Should_deliver_what_a_script_pipes_in_and_leave()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        await using var client = server.StartClient();

        await client.TypeAsync("bot");
        await client.TypeAsync("build is green");
        client.EndInput();

        (await client.ExitAsync()).ShouldBe(Left, $"{client.Output}\n{client.Errors}");
        foreach (var line in new[] { "* bot joined", "bot: build is green", "* bot left" })
            await alice.Heard.ExpectAsync(line);
        client.Output.Lines.ShouldContain("bot: build is green");
        client.Errors.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_join_with_the_nickname_of_the_command_line()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        await using var client = server.StartClient("--nick", "김철수", "--commands");

        await client.TypeAsync("안녕");
        await alice.Heard.ExpectAsync("김철수: 안녕");
        await client.TypeAsync("/q");

        (await client.ExitAsync()).ShouldBe(Left);
        await alice.Heard.ExpectAsync("* 김철수 left");
    }

    [Fact]
    public async Task Should_leave_at_once_when_there_is_nothing_to_say()
    {
        await using var server = await ServerNode.StartAsync();
        await using var client = server.StartClient();

        client.EndInput();

        (await client.ExitAsync()).ShouldBe(Left);
    }

    [Fact]
    public async Task Should_fail_when_the_nickname_is_taken()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        using var user = new ClientSettingsFolder("akkachat.client.nickname-timeout = 0s");
        await using var client = RunningProgram.Start("the client", user.Client("--port", $"{server.Port}", "--nick", "alice"));

        await client.TypeAsync("done");

        (await client.ExitAsync()).ShouldBe(Failed);
        client.Errors.Lines.ShouldHaveSingleItem().ShouldContain($"127.0.0.1:{server.Port}");
        client.Errors.Lines[0].ShouldContain("alice");
        client.Output.Lines.ShouldBeEmpty();
        alice.Heard.Lines.ShouldNotContain("* done joined");
    }

    [Fact]
    public async Task Should_fail_when_the_server_stops_and_does_not_come_back()
    {
        await using var server = await ServerNode.StartAsync();
        using var user = new ClientSettingsFolder("akkachat.client.reconnect-timeout = 1s");
        await using var client = RunningProgram.Start("the client", user.Client("--port", $"{server.Port}", "--nick", "alice"));
        await client.Output.ExpectAsync("* alice joined");

        await server.TerminateAsync();

        (await client.ExitAsync()).ShouldBe(Failed);
        client.Errors.Lines[0].ShouldBe("the server has closed the connection; trying again");
        client.Errors.Lines[1].ShouldBe($"127.0.0.1:{server.Port} closed the connection (* the server is stopping, goodbye) and was not back for 1 s; nothing was said");
    }

    [Fact]
    public async Task Should_fail_when_nobody_listens()
    {
        using var unused = new TcpListener(IPAddress.Loopback, 0);
        unused.Start();
        var port = ((IPEndPoint)unused.LocalEndpoint).Port;
        unused.Stop();
        await using var client = RunningProgram.Start("the client", Programs.Client("--port", $"{port}"));

        (await client.ExitAsync()).ShouldBe(Failed);

        client.Errors.Lines.ShouldHaveSingleItem().ShouldContain($"127.0.0.1:{port}");
    }

    [Fact]
    public async Task Should_refuse_an_unknown_option()
    {
        await using var client = RunningProgram.Start("the client", Programs.Client("--colour"));

        (await client.ExitAsync()).ShouldBe(Usage);

        client.Errors.Lines.ShouldHaveSingleItem().ShouldContain("--colour");
    }

    [Fact]
    public async Task Should_say_one_thing_and_leave()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        await using var client = server.StartClient("--nick", "ci", "--say", "deploy done");
        (await client.ExitAsync()).ShouldBe(Left);
        await alice.Heard.ExpectAsync("ci: deploy done");
        await alice.Heard.ExpectAsync("* ci left");
        client.Output.Lines.ShouldBeEmpty();
        client.Errors.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_record_until_it_is_interrupted()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        await using var client = server.StartClient("--nick", "log", "--follow");
        await client.Output.ExpectPartAsync("* log joined");
        await alice.SayAsync("for the record");
        var recorded = await client.Output.ExpectPartAsync("alice: for the record");
        recorded.ShouldMatch("^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} alice: for the record$");

        await client.SignalAsync("INT");

        (await client.ExitAsync()).ShouldBe(Left);
        await alice.Heard.ExpectAsync("* log left");
    }
}
