using System.Diagnostics;
using AkkaChat.EndToEnd.Tests.Harness;
using Xunit.Abstractions;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>Three nodes: programs talk on all of them, and the cable to one is cut.</summary>
[Collection(AloneCollection.Name)]
public sealed class CutOffNodeSpecs(ITestOutputHelper output) : IDisposable, IAsyncLifetime
{
    private const int Lonely = 0, CutOff = 3, MembersOfNode = 30;

    private static readonly TimeSpan BetweenLines = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private readonly ClientSettingsFolder _user = new("akkachat.client { retry { min-backoff = 50ms, max-backoff = 500ms }, reconnect-timeout = 3m }");

    private readonly List<RunningProgram> _members = [];

    /// <inheritdoc />
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        foreach (var member in _members)
            await member.DisposeAsync();
    }

    /// <inheritdoc />
    public void Dispose() => _user.Dispose();

    [FactOnCutNodes]
    public async Task Should_tell_nobody_on_a_node_that_is_cut_off_what_the_others_do_not_have()
    {
        using var host = RemoteHost.Create();
        await using var cluster = await NodeCluster.StartAsync(host);
        (await cluster.FindRoomAsync()).ShouldBe(Lonely);
        await using var talk = await NodesTalk.StartAsync(cluster, _user, BetweenLines);
        foreach (var number in Enumerable.Range(0, MembersOfNode))
        {
            foreach (var node in cluster.Running)
                _members.Add(await cluster.JoinAsync(node, $"member{number}of{node}"));
        }
        Note("all talk");

        // The database is reached by a socket in the file system, which no cable leads to: the cut-off node has the room, and writes.
        host.CutCable();
        Note("the cable is cut");
        await talk.HearMoreAsync(Lonely);
        Note("the programs of the cut-off node hear each other");
        (await cluster.EndAsync(Lonely)).ShouldBe(CutOff);
        Note("the cut-off node has ended");
        await talk.HearMoreAsync(1, 2);
        Note("the programs of the other nodes hear each other");

        host.MendCable();
        Note("the cable is mended");
        await talk.HearMoreAsync();
        Note("all hear each other");
        await cluster.StartAsync(Lonely);
        await talk.HearMoreAsync();
        await talk.EndAsync();
        _members.ForEach(talk.ShouldHaveHeardThat);
        Note("end");
    }

    [FactOnCutNodes]
    public async Task Should_have_people_on_a_node_that_is_cut_off_from_the_room_wait_and_lose_nothing()
    {
        using var host = RemoteHost.Create();
        await using var cluster = await NodeCluster.StartAsync(host);
        (await cluster.StopAsync(Lonely)).ShouldBe(0);
        await cluster.StartAsync(Lonely);
        (await cluster.FindRoomAsync()).ShouldNotBe(Lonely);
        await using var talk = await NodesTalk.StartAsync(cluster, _user, BetweenLines);
        var lara = await cluster.JoinAsync(Lonely, "lara");
        _members.Add(lara);
        Note("all talk");

        host.CutCable();
        Note("the cable is cut");
        await lara.Output.ExpectAsync("* the room does not answer: what you say waits, and is delivered when it is back");
        await lara.TypeAsync("is anybody there?");
        await talk.HearMoreAsync(1, 2);
        Note("the programs of the other nodes hear each other");
        (await cluster.EndAsync(Lonely)).ShouldBe(CutOff);
        Note("the cut-off node has ended");
        lara.Output.Lines.ShouldNotContain("lara: is anybody there?");

        host.MendCable();
        Note("the cable is mended");
        await talk.HearMoreAsync();
        Note("all hear each other");
        await talk.EndAsync();
        _members.ForEach(talk.ShouldHaveHeardThat);
        Note("end");
    }

    private void Note(string what) => output.WriteLine($"{_clock.Elapsed.TotalSeconds,6:0.0} s: {what}");
}
