using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>A moderated quarrel from plain <c>nc</c>, and what a restart keeps of it.</summary>
public sealed class ModerationSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("akkachat-").FullName;

    private string Log => $"sqlite:{Path.Combine(_folder, "room.db")}";

    [FactNeeding("nc")]
    public async Task Should_let_operators_keep_order_also_after_a_restart()
    {
        var settings = await HashAsync("correct horse");
        await using (var server = await ServerNode.StartRecordedAsync(0, Log, settings))
        {
            await using var alice = await server.JoinNetcatAsync("alice");
            await using var bob = await server.JoinNetcatAsync("bob", from: "127.0.0.2");
            await using var carol = await server.JoinNetcatAsync("carol");

            await bob.SaysAsync("/kick alice", "! that is for operators: /op PASSWORD makes you one");
            await bob.SaysAsync("/op wrong horse", "! that is not the operators' password");
            await alice.SaysAsync("/op correct horse", "* alice is an operator now");
            await alice.SaysAsync("/topic 차 한잔 🍵", "* alice changed the topic: 차 한잔 🍵");
            await alice.SaysAsync("/announce be kind", "* alice announces: be kind");
            await alice.SaysAsync("/kick alice", "! you are alice yourself: name somebody else");
            await alice.SaysAsync("/slow 1h", "* alice lets everybody say one line in 1 h");
            await bob.SaysAsync("one", "bob: one");
            await bob.TypeAsync("two");
            await bob.Output.ExpectStartAsync("! everybody may say one line in 1 h: wait 3");
            await alice.SaysAsync("/slow off", "* alice lets everybody say as much as before");
            await alice.SaysAsync("/mute carol 2h shouting", "* alice muted carol for 2 h: shouting");
            await carol.TypeAsync("LET ME SPEAK");
            await carol.Output.ExpectStartAsync("! you may say nothing for another ");
            await alice.SaysAsync("/lock on", "* alice locked the room: nobody new comes in");
            await using var late = await server.ConnectNetcatAsync("late");
            await late.Output.ExpectAsync("! the room is locked, and nobody new comes in: try later");
            await alice.SaysAsync("/lock off", "* alice opened the room again");
            await alice.SaysAsync("/ban 127.0.0.1", "! an operator is at 127.0.0.1: ban a nickname, or fewer addresses");
            await alice.SaysAsync("/ban bob 2h spam", "* alice banned bob for 2 h: spam", "* bob left");
            await bob.Output.ExpectAsync("! alice banned you for 2 h: spam");
            await bob.Output.ExpectEndAsync();
            await alice.TypeAsync("/bans");
            (await alice.Output.ExpectStartAsync("* banned: bob at 127.0.0.2, for another ")).ShouldEndWith(", by alice: spam");
            await alice.SaysAsync("/shutdown 1s moving", "* alice stops the server in 1 s: moving", "* the server is stopping, goodbye");

            (await server.ExitAsync()).ShouldBe(0);
            server.Output.Lines.ShouldContain(line => line.EndsWith("bob from 127.0.0.2 gave a wrong operator's password", StringComparison.Ordinal));
            server.Output.Lines.ShouldContain(line => line.EndsWith("alice banned bob for 2 h: spam (at 127.0.0.2)", StringComparison.Ordinal));
            server.Output.Lines.ShouldNotContain(line => line.Contains("horse", StringComparison.Ordinal));
        }
        await using (var server = await ServerNode.StartRecordedAsync(0, Log, settings))
        {
            await using var alice = await server.ConnectNetcatAsync("alice");
            await alice.Output.ExpectAsync("* topic: 차 한잔 🍵");
            await alice.Output.ExpectAsync("* /help lists the commands, /q leaves");
            await using var bob = await server.ConnectNetcatAsync("BOB");
            await bob.Output.ExpectStartAsync("! you are banned for another ");
            await using var robert = await server.ConnectNetcatAsync("robert", from: "127.0.0.2");
            await robert.Output.ExpectStartAsync("! you are banned for another ");
            await using var carol = await server.JoinNetcatAsync("carol");
            await carol.TypeAsync("LET ME SPEAK");
            await carol.Output.ExpectStartAsync("! you may say nothing for another ");
            await alice.SaysAsync("/op correct horse", "* alice is an operator now");
            await alice.SaysAsync("/unban bob", "* alice lets bob in again");
            await alice.SaysAsync("/unmute carol", "* alice lets carol speak again");
            await carol.SaysAsync("thanks", "carol: thanks");
            await using var back = await server.JoinNetcatAsync("bob", from: "127.0.0.2");
        }
    }

    [Fact]
    public async Task Should_have_the_console_client_of_whoever_is_kicked_stay_away()
    {
        await using var server = await ServerNode.StartWithAsync(await HashAsync("correct horse"));
        await using var robot = server.StartClient("--nick", "robot", "--follow");
        await robot.Output.ExpectPartAsync("* robot joined");
        using var alice = await Member.JoinAsync(server, "alice");
        await alice.SayAsync("/op correct horse");
        await alice.Heard.ExpectAsync("* alice is an operator now");
        await robot.Output.ExpectPartAsync("* alice is an operator now");

        await alice.SayAsync("/kick robot enough");

        (await robot.ExitAsync()).ShouldBe(1);
        robot.Errors.Lines.ShouldContain(line => line.Contains("alice kicked you: enough", StringComparison.Ordinal));
        await alice.Heard.ExpectAsync("* robot left");
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> HashAsync(string password)
    {
        await using var program = RunningProgram.Start("hash-password", Programs.Server("hash-password"));
        await program.TypeAsync(password);
        (await program.ExitAsync()).ShouldBe(0, $"{program.Errors}");
        return program.Output.Lines.Single();
    }
}
