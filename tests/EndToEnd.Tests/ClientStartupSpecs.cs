using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>What can be wrong when the client starts: one clear line, an exit code, never a stack trace.</summary>
public sealed class ClientStartupSpecs
{
    private const int Left = 0, Usage = 2;

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
        await using var client = RunningProgram.Start("the client", user.Client("--config", settings.Path, "--port", $"{server.Port}", "--say", "hi"));

        (await client.ExitAsync()).ShouldBe(Left, $"{client.Errors}");

        client.Output.Lines.ShouldContain("zoe: hi");
    }

    private static async Task<string> FailAsync(IEnumerable<string> command)
    {
        await using var client = RunningProgram.Start("the client", command);

        (await client.ExitAsync()).ShouldBe(Usage, $"{client.Output}\n{client.Errors}");

        client.Output.Lines.ShouldBeEmpty();
        return client.Errors.Lines.ShouldHaveSingleItem();
    }
}
