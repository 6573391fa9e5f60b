using System.Globalization;
using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>The server is killed under talk, and started again on the same log.</summary>
[Collection(AloneCollection.Name)]
public sealed class CrashSpecs : IDisposable
{
    private const int LinesBetweenCrashes = 40;

    // More by hand: AKKACHAT_CRASHES=50.
    private static readonly int Crashes = int.Parse(Environment.GetEnvironmentVariable("AKKACHAT_CRASHES") ?? "5", CultureInfo.InvariantCulture);

    private readonly string _directory = Directory.CreateTempSubdirectory("akkachat").FullName;
    private readonly ClientSettingsFolder _user = new("akkachat.client.retry { min-backoff = 20ms, max-backoff = 200ms }");

    private string Log => $"sqlite:{Path.Combine(_directory, "room.db")}";

    /// <inheritdoc />
    public void Dispose()
    {
        _user.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Should_lose_and_double_no_line_when_the_server_is_killed()
    {
        const string Settings = "akkachat.session.flood.lines-per-second = 0";
        var server = await ServerNode.StartRecordedAsync(0, Log, Settings);
        await using var robot = RunningProgram.Start("the speaker", _user.Client("--port", $"{server.Port}", "--nick", "robot"));
        await using var first = RunningProgram.Start("a follower", _user.Client("--port", $"{server.Port}", "--nick", "ann", "--follow"));
        await using var second = RunningProgram.Start("a follower", _user.Client("--port", $"{server.Port}", "--nick", "ben", "--follow"));
        RunningProgram[] followers = [first, second];
        await robot.Output.ExpectPartAsync("robot joined");
        foreach (var follower in followers)
        {
            await robot.TypeAsync("are you there?");
            await follower.Output.ExpectPartAsync("robot: are you there?");
        }

        var said = 0;
        for (var crash = 0; crash < Crashes; crash++)
        {
            // Anywhere among the lines, some of them seen and some under way: never the last one, which is waited for at the end.
            for (var n = 0; n < LinesBetweenCrashes; n++)
                await robot.TypeAsync($"line {++said}");
            await first.Output.ExpectPartAsync($"robot: line {said - Random.Shared.Next(1, LinesBetweenCrashes)}");
            var port = server.Port;
            await server.KillAsync();
            await server.DisposeAsync();
            server = await ServerNode.StartRecordedAsync(port, Log, Settings);
        }
        await using var last = server;

        foreach (var program in followers.Append(robot))
        {
            await program.Output.ExpectPartAsync($"robot: line {said}");
            program.Output.Lines.Select(Number).OfType<int>().ShouldBe(Enumerable.Range(1, said));
        }
        last.ShouldLogNoFault();
    }

    // A line's number; null for what is no such line.
    private static int? Number(string line) =>
        line.IndexOf("robot: line ", StringComparison.Ordinal) is var at and >= 0 ? int.Parse(line.AsSpan(at + "robot: line ".Length), CultureInfo.InvariantCulture) : null;
}
