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
}
