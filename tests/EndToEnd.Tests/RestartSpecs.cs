using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>The console client when the server dies and another takes its place.</summary>
public sealed class RestartSpecs : IDisposable
{
    private readonly ClientSettingsFolder _user = new("akkachat.client.retry { min-backoff = 5ms, max-backoff = 20ms }");

    [Fact]
    public async Task Should_go_on_with_the_server_that_comes_after_one_that_died()
    {
        var before = await ServerNode.StartAsync();
        await using var robot = RunningProgram.Start("the client", _user.Client("--port", $"{before.Port}", "--nick", "robot", "--commands"));
        await robot.TypeAsync("before");
        await robot.Output.ExpectAsync("robot: before");
        await robot.TypeAsync("/me waves");
        await robot.Output.ExpectAsync("** robot waves"); // a later batch, so the line of the one before it is acknowledged

        await before.FreezeAsync();
        await robot.TypeAsync("under way");
        await before.DisposeAsync();
        await robot.Errors.ExpectPartAsync("the connection is lost");
        await robot.TypeAsync("while away");
        await using var after = await ServerNode.StartAtAsync(before.Port);
        await robot.Errors.ExpectAsync("the server was started again: it does not know what was said before");
        await robot.Output.ExpectAsync("robot: while away");
        using var friend = await Member.JoinAsync(after, "friend");
        await friend.SayAsync("welcome back");
        await robot.Output.ExpectAsync("friend: welcome back");
        await robot.TypeAsync("after");
        await friend.Heard.ExpectAsync("robot: after");
        robot.EndInput();

        (await robot.ExitAsync()).ShouldBe(0, $"{robot.Errors}");
        await friend.Heard.ExpectAsync("* robot left");
        friend.Heard.Lines.Where(line => line.Contains(" robot: ", StringComparison.Ordinal)).Select(line => line[line.IndexOf("robot: ", StringComparison.Ordinal)..])
            .ShouldBe(["robot: under way", "robot: while away"], "what was said before it came");
        friend.Heard.Lines.Where(line => line.StartsWith("robot: ", StringComparison.Ordinal)).ShouldBe(["robot: after"]);
    }

    [Fact]
    public async Task Should_hear_what_is_said_after_the_server_was_set_back_to_a_backup()
    {
        var folder = Directory.CreateTempSubdirectory("akkachat-").FullName;
        string file = Path.Combine(folder, "room.db"), backup = Path.Combine(folder, "backup.db"), log = $"sqlite:{file}";
        var server = await ServerNode.StartRecordedAsync(0, log);
        await using var robot = RunningProgram.Start("the client", _user.Client("--port", $"{server.Port}", "--nick", "robot", "--commands"));
        await robot.TypeAsync("in the backup");
        await robot.Output.ExpectAsync("robot: in the backup");
        await StopAsync(server);
        File.Copy(file, backup);

        server = await ServerNode.StartRecordedAsync(server.Port, log);
        for (var n = 1; n <= 5; n++)
        {
            await robot.TypeAsync($"after the backup {n}");
            await robot.Output.ExpectAsync($"robot: after the backup {n}");
        }
        await StopAsync(server);
        File.Copy(backup, file, overwrite: true);
        server = await ServerNode.StartRecordedAsync(server.Port, log);

        await robot.Errors.ExpectAsync("the server was set back to a backup: what was said after it is not known there");
        await robot.TypeAsync("do you hear yourself?");
        await robot.Output.ExpectAsync("robot: do you hear yourself?");
        robot.EndInput();
        (await robot.ExitAsync()).ShouldBe(0, $"{robot.Errors}");
        await StopAsync(server);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Should_leave_soon_when_there_is_no_server_any_more()
    {
        using var slow = new ClientSettingsFolder("akkachat.client.retry { min-backoff = 1h, max-backoff = 1h }");
        var server = await ServerNode.StartAsync();
        await using var robot = RunningProgram.Start("the client", slow.Client("--port", $"{server.Port}", "--nick", "robot"));
        await robot.Output.ExpectAsync("* robot joined");
        await server.DisposeAsync();
        await robot.Errors.ExpectPartAsync("the connection is lost");

        robot.EndInput();

        (await robot.ExitAsync()).ShouldBe(0, $"{robot.Errors}");
    }

    /// <inheritdoc />
    public void Dispose() => _user.Dispose();

    private static async Task StopAsync(ServerNode server)
    {
        await server.TerminateAsync();
        (await server.ExitAsync()).ShouldBe(0, $"{server.Output}");
        await server.DisposeAsync();
    }
}
