using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>Names that stay: from plain <c>nc</c>, from telnet and from the console client.</summary>
public sealed class AccountSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("akkachat-").FullName;

    private string Log => $"sqlite:{Path.Combine(_folder, "room.db")}";

    [FactNeeding("nc", "telnet", "script")]
    public async Task Should_keep_a_nickname_for_whoever_knows_its_password_also_after_a_restart()
    {
        await using (var server = await ServerNode.StartRecordedAsync(0, Log))
        {
            await using var alice = await server.JoinNetcatAsync("alice");
            await alice.SaysAsync("/register", "* type the password and press Enter, or Enter alone");
            await alice.SaysAsync("correct horse", "* alice is registered: nobody else can use this nickname from now on");
            await alice.SaysAsync("/history", "* nothing was said");
            await server.KillAsync();
        }
        await using (var server = await ServerNode.StartRecordedAsync(0, Log))
        {
            await using var telnet = RunningProgram.Start("telnet", Programs.Telnet(server.Port));
            await telnet.Output.ExpectStartAsync("* ");
            await telnet.TypeAsync("alice");
            await telnet.Output.ExpectPartAsync("alice is registered: /login PASSWORD within 30 s, or /nick NICKNAME takes another");
            await telnet.TypeAsync("wrong horse");
            await telnet.Output.ExpectPartAsync("! that is not the password of alice");
            await telnet.TypeAsync("correct horse");
            await telnet.Output.ExpectPartAsync("* alice is logged in");
            await telnet.TypeAsync("here I am");
            await telnet.Output.ExpectPartAsync("alice: here I am");

            telnet.Output.Lines.Concat(server.Output.Lines).ShouldNotContain(line => line.Contains("horse", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Should_let_the_console_client_in_without_a_password()
    {
        await using var server = await ServerNode.StartAsync();
        await using (var first = Client(server, "--commands"))
        {
            await first.TypeAsync("/register");
            await first.Output.ExpectPartAsync("* jane is registered: nobody else can use this nickname from now on");
            await first.TypeAsync("/q");
            (await first.ExitAsync()).ShouldBe(0);
        }
        using var stranger = await Member.JoinAsync(server, "jane");
        await stranger.SayAsync("I am jane");
        await stranger.Heard.ExpectStartAsync("! jane has no password, only a key: ");
        await stranger.SayAsync("/q");
        await stranger.Heard.ExpectAsync("* goodbye jane");

        await using var again = Client(server, "--commands");

        await again.Output.ExpectPartAsync("* jane is logged in");
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private RunningProgram Client(ServerNode server, params string[] options) =>
        RunningProgram.Start("jane", ["env", $"XDG_STATE_HOME={_folder}", .. Programs.Client(["--port", $"{server.Port}", "--nick", "jane", .. options])]);
}
