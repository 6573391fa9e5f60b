using System.Diagnostics;
using System.Globalization;
using AkkaChat.EndToEnd.Tests.Harness;
using Xunit.Abstractions;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>Three nodes: programs talk on all of them while nodes are killed and stopped, and the database goes away.</summary>
[Collection(AloneCollection.Name)]
public sealed class NodesSpecs(ITestOutputHelper output) : IDisposable
{
    private const int CutOff = 3;

    private static readonly TimeSpan BetweenLines = TimeSpan.FromMilliseconds(50), WithoutDatabase = TimeSpan.FromSeconds(20);

    // By hand: AKKACHAT_CLUSTER_MINUTES=60 restarts each node in turn, and then brings as many minutes of faults in any order.
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(int.Parse(Environment.GetEnvironmentVariable("AKKACHAT_CLUSTER_MINUTES") ?? "0", CultureInfo.InvariantCulture));

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private int _lone;

    private readonly ClientSettingsFolder _user = new("akkachat.client { retry { min-backoff = 50ms, max-backoff = 500ms }, reconnect-timeout = 3m }");

    /// <inheritdoc />
    public void Dispose() => _user.Dispose();

    [FactNeeding("initdb")]
    public async Task Should_lose_and_double_no_line_whichever_node_ends_however()
    {
        await using var cluster = await NodeCluster.StartAsync();
        Note("three nodes run");
        await using var talk = await NodesTalk.StartAsync(cluster, _user, BetweenLines);
        Note("all talk");

        if (Long == TimeSpan.Zero)
        {
            var room = await cluster.FindRoomAsync();
            await LoseAsync(cluster, talk, room, "the room's node is killed");
            await LoseAsync(cluster, talk, (await cluster.FindRoomAsync() + 1) % 3, "another node is killed, and started again at once");
            await TakeDatabaseAwayAsync(cluster, talk);
            await RestartAsync(cluster, talk, await cluster.FindRoomAsync(), "the room's node is asked to stop");
            await LoseOneAndStopOneAsync(cluster, talk);
        }
        else
        {
            for (var node = 0; node < 3; node++)
                await RestartAsync(cluster, talk, node, $"each in turn: node {node} is asked to stop");
        }

        // Where a cable can be cut, that shows the same.
        if (Long > TimeSpan.Zero || RemoteHost.Obstacle is not null)
            await FreezeAsync(cluster, talk, await cluster.FindRoomAsync());
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Long;)
            await AnythingAsync(cluster, talk);

        Note("all faults are over");
        await talk.EndAsync();
        foreach (var node in cluster.Running)
        {
            cluster[node].Errors.Lines.ShouldBeEmpty();
            cluster[node].Output.Lines.Where(line => line.StartsWith("   at ", StringComparison.Ordinal) || line.Contains("akka.tcp", StringComparison.Ordinal)).ShouldBeEmpty();
        }
    }

    private void Note(string what) => output.WriteLine($"{_clock.Elapsed.TotalSeconds,6:0.0} s: {what}");

    private async Task AnythingAsync(NodeCluster cluster, NodesTalk talk)
    {
        var node = Random.Shared.Next(3);
        switch (Random.Shared.Next(5))
        {
            case 0:
                await LoseAsync(cluster, talk, node, $"node {node} is killed");
                break;
            case 1:
                await LoseAsync(cluster, talk, await cluster.FindRoomAsync(), "the room's node is killed");
                break;
            case 2:
                await TakeDatabaseAwayAsync(cluster, talk);
                break;
            case 3:
                await LoseOneAndStopOneAsync(cluster, talk);
                break;
            default:
                await RestartAsync(cluster, talk, node, $"node {node} is asked to stop");
                break;
        }
        output.WriteLine(string.Join(", ", cluster.Running.Select(running => $"node {running}: {cluster[running].Figures().MemoryMiB} MiB")));
        await Task.Delay(TimeSpan.FromSeconds(Random.Shared.Next(10)));
    }

    private async Task LoseAsync(NodeCluster cluster, NodesTalk talk, int node, string what)
    {
        await cluster.KillAsync(node);
        await TellPausesAsync(talk, what);
        await cluster.StartAsync(node);
        await talk.HearMoreAsync();
        Note("it is back");
    }

    /// <summary>The others go on without a frozen node; when it wakes up, it must not write, and ends.</summary>
    private async Task FreezeAsync(NodeCluster cluster, NodesTalk talk, int node)
    {
        await cluster[node].FreezeAsync();
        var clock = Stopwatch.StartNew();
        using (var alice = await Member.JoinAsync(cluster[(node + 1) % 3], "alice"))
        using (var bob = await Member.JoinAsync(cluster[(node + 2) % 3], "bob"))
        {
            await alice.SayAsync("are you there?");
            await bob.Heard.ExpectAsync("alice: are you there?");
        }
        Note($"the room's node is frozen: other nodes talk after {clock.Elapsed.TotalSeconds:0.0} s");
        (await cluster.WakeAsync(node)).ShouldBe(CutOff);
        Note("the node that was frozen has ended");
        await cluster.StartAsync(node);
        await talk.HearMoreAsync();
    }

    private async Task RestartAsync(NodeCluster cluster, NodesTalk talk, int node, string what)
    {
        var nickname = $"lone{++_lone}";
        await using var lone = RunningProgram.Start(nickname, _user.Client(["--host", $"127.0.0.1:{cluster[node].Port}", "--nick", nickname]));
        await lone.Output.ExpectPartAsync($"* {nickname} joined");
        var stopped = cluster.StopAsync(node);
        await TellPausesAsync(talk, what);
        (await stopped).ShouldBe(0);

        // A client that knew no other node has been told where they are.
        await lone.TypeAsync("I am still here");
        await lone.Output.ExpectPartAsync($"{nickname}: I am still here");
        lone.EndInput();
        (await lone.ExitAsync()).ShouldBe(0, $"{lone.Errors}");
        await cluster.StartAsync(node);
        await talk.HearMoreAsync();
    }

    /// <summary>The third node must not take both for lost, and end too: Akka would have a tie, which the lowest address decides.</summary>
    private async Task LoseOneAndStopOneAsync(NodeCluster cluster, NodesTalk talk)
    {
        var room = await cluster.FindRoomAsync();
        var other = room == 0 ? 1 : 0;
        await cluster.KillAsync(other);
        (await cluster.StopAsync(room)).ShouldBe(0);
        await TellPausesAsync(talk, "another node was killed, and the room's node was asked to stop and has ended");
        await Task.WhenAll(cluster.StartAsync(other), cluster.StartAsync(room));
        await talk.HearMoreAsync();
        Note("both are back");
    }

    private async Task TakeDatabaseAwayAsync(NodeCluster cluster, NodesTalk talk)
    {
        await cluster.Database.StopAsync();
        await Task.Delay(WithoutDatabase);
        await cluster.Database.GoOnAsync();
        await TellPausesAsync(talk, "the database is back");
    }

    private async Task TellPausesAsync(NodesTalk talk, string what)
    {
        var clock = Stopwatch.StartNew();
        await talk.HearMoreAsync();
        Note($"{what}: every follower hears every speaker after {clock.Elapsed.TotalSeconds:0.0} s");
    }
}
