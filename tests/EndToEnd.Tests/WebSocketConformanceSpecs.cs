using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>WebSockets with a client that nobody here wrote: npm's ws. It is fetched, so it runs when asked: AKKACHAT_WEBSOCKET_TESTS=1.</summary>
public sealed class WebSocketConformanceSpecs
{
    private const string Client = "ws@8.23.0";

    [FactWhenAsked("AKKACHAT_WEBSOCKET_TESTS", "node", "npm")]
    public async Task Should_do_what_the_standard_says()
    {
        var folder = Directory.CreateTempSubdirectory("akkachat");
        await using var npm = RunningProgram.Start("npm", "npm", "install", "--prefix", folder.FullName, "--no-audit", "--no-fund", Client);
        (await npm.ExitAsync()).ShouldBe(0, $"{npm.Errors}");
        await using var server = await ServerNode.StartAsync("--http", "127.0.0.1:0");
        var port = (await server.Output.ExpectPartAsync("web page on http://127.0.0.1:")).Split(':')[^1].TrimEnd('/');

        var script = Path.Combine(Programs.Root, "tests", "EndToEnd.Tests", "WebSocket", "conformance.mjs");
        await using var run = RunningProgram.Start("the client", "env", "-C", folder.FullName, "node", script, port);

        (await run.ExitAsync(TimeSpan.FromMinutes(3))).ShouldBe(0, $"{run.Output}{run.Errors}");
        run.Output.Lines.Count.ShouldBeGreaterThan(10);
        server.ShouldLogNoFault();
        folder.Delete(recursive: true);
    }
}
