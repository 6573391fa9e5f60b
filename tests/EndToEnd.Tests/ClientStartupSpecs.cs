using System.Net;
using System.Net.Sockets;
using System.Text;
using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>What can be wrong when the client starts: one clear line, an exit code, never a stack trace.</summary>
public sealed class ClientStartupSpecs
{
    private const int Left = 0, Failed = 1, Usage = 2;

    [Theory]
    [InlineData("port = 1,\n  bell = 7", ":2: akkachat.client.bell is \"7\": use on or off")]
    [InlineData("\n  nick = zoe", ":2: akkachat.client.nick is not a setting: did you mean akkachat.client.nickname?")]
    public async Task Should_name_the_line_of_a_mistake_in_the_users_settings(string hocon, string message)
    {
        using var user = new ClientSettingsFolder($"akkachat.client {{ {hocon}\n}}");

        (await FailAsync(user.Client())).ShouldStartWith(user.File + message);
    }

    [Theory]
    [InlineData("akkachat.client.port = 0", ":1: akkachat.client.port is \"0\"")]
    [InlineData("include \"missing.conf\"", "missing.conf")]
    [InlineData("akkachat.client {", ":1: this { has no }")]
    public async Task Should_name_the_line_of_a_mistake_in_other_settings(string hocon, string message)
    {
        using var settings = new SettingsFile(hocon);

        var line = await FailAsync(Programs.Client("--config", settings.Path));

        line.ShouldContain(settings.Path);
        line.ShouldContain(message);
    }

    [Fact]
    public async Task Should_name_settings_that_are_missing() =>
        (await FailAsync(Programs.Client("--config", "/no/such.conf"))).ShouldContain("/no/such.conf");

    [Fact]
    public async Task Should_put_other_settings_over_the_users_and_the_command_line_over_both()
    {
        await using var server = await ServerNode.StartAsync();
        using var user = new ClientSettingsFolder("akkachat.client { host = nobody.invalid, port = 1, nickname = zoe }");
        using var settings = new SettingsFile("akkachat.client { host = 127.0.0.1, port = 2 }");
        await using var client = RunningProgram.Start("the client", user.Client("--config", settings.Path, "--port", $"{server.Port}", "--say", "hi", "--verbose"));

        (await client.ExitAsync()).ShouldBe(Left, $"{client.Errors}");

        client.Output.Lines.ShouldContain("zoe: hi");
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n", "no AkkaChat server: it says \"HTTP/1.1 400 Bad Request\"")]
    [InlineData("", "no greeting of an AkkaChat server within 1 s")]
    public async Task Should_give_up_a_place_where_nobody_greets_and_say_that_nothing_was_said(string answer, string reason)
    {
        using var stranger = new TcpListener(IPAddress.Loopback, 0);
        stranger.Start();
        var port = ((IPEndPoint)stranger.LocalEndpoint).Port;
        using var user = new ClientSettingsFolder("akkachat.client.greeting-timeout = 1s");
        await using var client = RunningProgram.Start("the client", user.Client("--port", $"{port}", "--nick", "ci", "--say", "one\ntwo"));
        using var connection = await stranger.AcceptSocketAsync();
        await connection.SendAsync(Encoding.ASCII.GetBytes(answer));

        (await client.ExitAsync()).ShouldBe(Failed);

        client.Errors.Lines.ShouldHaveSingleItem().ShouldBe($"cannot connect to 127.0.0.1:{port}: {reason}; check --host and --port; 2 lines were not said");
    }

    [Theory]
    [InlineData(">/dev/full", Failed)]
    [InlineData(">&-", Left)]
    public async Task Should_help_without_a_stack_trace_when_nobody_can_read_it(string output, int exitCode)
    {
        await using var client = RunningProgram.Start("the client", ["sh", "-c", $"exec \"$@\" {output}", "sh", .. Programs.Client("--help")]);

        (await client.ExitAsync()).ShouldBe(exitCode, $"{client.Errors}");
    }

    [Fact]
    public async Task Should_say_at_once_why_a_full_server_does_not_let_it_in()
    {
        await using var server = await ServerNode.StartWithAsync("akkachat.connections.max = 1");
        using var alice = await Member.JoinAsync(server, "alice");

        (await FailAsync(Programs.Client("--host", $"127.0.0.1:{server.Port}", "--nick", "ci", "--say", "done"), Failed)).ShouldContain("full");
    }

    [Fact]
    public async Task Should_reach_a_server_on_both_loopback_addresses()
    {
        await using var server = await ServerNode.StartAsync("--host", "localhost");
        using var alice = await Member.JoinAsync(server, "alice");
        await using var client = RunningProgram.Start("the client", Programs.Client($"[::1]:{server.Port}", "--nick", "ci", "--say", "hi"));

        (await client.ExitAsync()).ShouldBe(Left, $"{client.Errors}");

        await alice.Heard.ExpectAsync("ci: hi");
        await server.Output.ExpectPartAsync(" INFO ci joined from [::1]:");
    }

    [Fact]
    public async Task Should_name_an_IPv6_address_in_brackets() =>
        (await FailAsync(Programs.Client("[::1]:1", "--nick", "ci"), Failed)).ShouldStartWith("cannot connect to [::1]:1: ");

    private static async Task<string> FailAsync(IEnumerable<string> command, int exitCode = Usage)
    {
        await using var client = RunningProgram.Start("the client", command);

        (await client.ExitAsync()).ShouldBe(exitCode, $"{client.Output}\n{client.Errors}");

        client.Output.Lines.ShouldBeEmpty();
        return client.Errors.Lines.ShouldHaveSingleItem();
    }
}
