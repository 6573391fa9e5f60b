using System.Diagnostics;
using AkkaChat.EndToEnd.Tests.Harness;
using Xunit.Abstractions;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>Three nodes, and the cable to one of them is cut.</summary>
[Collection(AloneCollection.Name)]
public sealed class CutOffNodeSpecs(ITestOutputHelper output) : IDisposable
{
    private const int CutOff = 3;

    private readonly SettingsFile _network = new("akkachat { cluster.trusted-network = on, session.flood.lines-per-second = 0 }");

    /// <inheritdoc />
    public void Dispose() => _network.Dispose();

    [FactOnCutNodes]
    public async Task Should_tell_nobody_on_a_node_that_is_cut_off_what_the_others_do_not_have()
    {
        await using var database = await PostgresServer.StartAsync();
        using var host = RemoteHost.Create();
        var nodes = $"{host.Address}:9990,{host.Gateway}:9991,{host.Gateway}:9992";
        IEnumerable<string> Node(string address, string port) =>
            Programs.Server("--host", "0.0.0.0", "--port", port, "--node", address, "--join", nodes, "--log", $"postgresql:{database.ConnectionString}", "--config", _network.Path);
        await using var lonely = host.Start("the cut-off node", Node($"{host.Address}:9990", "9001"));
        await lonely.Output.ExpectPartAsync("listening on ");
        await using var second = RunningProgram.Start("the second node", Node($"{host.Gateway}:9991", "9002"));
        await using var third = RunningProgram.Start("the third node", Node($"{host.Gateway}:9992", "9003"));
        await third.Output.ExpectPartAsync("listening on ");
        await second.Output.ExpectPartAsync("listening on ");
        await using var left = host.Start("lara", "nc", "127.0.0.1", "9001");
        await left.TypeAsync("lara");
        await left.Output.ExpectAsync("* lara joined");
        await using var right = RunningProgram.Start("rita", "nc", "127.0.0.1", "9002");
        await right.TypeAsync("rita");
        await right.Output.ExpectAsync("* rita joined");
        await left.Output.ExpectAsync("* rita joined");

        // The database is reached by a socket in the file system, which no cable leads to: the cut-off node has the room, and could write.
        host.CutCable();
        var clock = Stopwatch.StartNew();
        for (var n = 1; !left.HasExited && clock.Elapsed < TestTimeout.Limit; n++)
        {
            await left.TypeAsync($"left {n}");
            await right.TypeAsync($"right {n}");
            await Task.Delay(200);
        }
        (await lonely.ExitAsync()).ShouldBe(CutOff);
        output.WriteLine($"the node has ended after {clock.Elapsed.TotalSeconds:0.0} s");
        await right.TypeAsync("over");
        await right.Output.ExpectAsync("rita: over");

        static string[] Said(RunningProgram member) =>
        [
            .. member.Output.Lines.Where(line => line.Contains(": left ", StringComparison.Ordinal) || line.Contains(": right ", StringComparison.Ordinal)),
        ];
        Said(right).ShouldContain("rita: right 1");
        Said(right).Take(Said(left).Length).ShouldBe(Said(left));
    }
}
