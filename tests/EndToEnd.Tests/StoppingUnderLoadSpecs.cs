using System.Diagnostics;
using System.Net.Sockets;
using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>
/// SIGTERM while everybody talks as fast as the server lets them: what its sender saw come back reaches everybody who reads. Once;
/// AKKACHAT_STOPS=20 stops that many servers.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class StoppingUnderLoadSpecs
{
    private const int Talkers = 50, Programs = 5, Sleepers = 3;

    // Of one talker's own, on the way: enough to keep the server busy.
    private const int LinesInFlight = 20;

    // Six megabytes: more than the kernel buffers for who does not read.
    private const int BusyAfter = 30_000;

    private static readonly string Filler = new('x', 200);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static TheoryData<int> Stops() =>
        [.. Enumerable.Range(1, int.TryParse(Environment.GetEnvironmentVariable("AKKACHAT_STOPS"), out var count) ? count : 1)];

    [Theory]
    [MemberData(nameof(Stops))]
    public async Task Should_deliver_every_accepted_line_to_everybody_and_say_goodbye(int stop)
    {
        await using var server = await ServerNode.StartWithAsync("""
            akkachat.connections { max-per-address = 0, per-second-per-address = 0 }
            akkachat.session { flood.lines-per-second = 0, max-pending-bytes = 64 MiB, closing-timeout = 4s, linger = 1s }
            """);
        var talkers = Enumerable.Range(0, Talkers).Select(n => NewTalker($"talker{n}")).ToList();
        var programs = Enumerable.Range(0, Programs).Select(n => new CrowdMember($"program{n}", expected: int.MaxValue)).ToList();
        List<CrowdMember> readers = [.. talkers, .. programs];
        var sleepers = new List<Member>();
        try
        {
            foreach (var talker in talkers)
                await talker.JoinAsync(server.Port);
            foreach (var program in programs)
                await program.JoinResumableAsync(server.Port);
            await LeaveForAWhileAsync(server);
            for (var n = 0; n < Sleepers; n++)
                sleepers.Add(await JoinDeafAsync(server, $"sleeper{n}"));
            await Task.WhenAll(talkers.SelectMany(talker => Enumerable.Repeat(talker, LinesInFlight)).Select(talker => talker.SayAsync(Filler)));
            await TestTimeout.UntilAsync(() => Task.FromResult(readers.TrueForAll(reader => reader.Count > BusyAfter)), () => "The load does not come up.");

            var clock = Stopwatch.StartNew();
            await server.TerminateAsync();
            (await server.ExitAsync()).ShouldBe(0, $"stop {stop}");

            clock.Elapsed.ShouldBeLessThan(Limit);
            await Task.WhenAll(readers.Select(reader => reader.Ended)).WaitAsync(Limit);
            readers.ShouldAllBe(reader => reader.LastNotice == "* the server is stopping, goodbye");
            readers.Select(reader => (reader.Count, reader.Digest())).Distinct().ShouldHaveSingleItem();
            server.ShouldLogNoFault();
        }
        finally
        {
            readers.ForEach(reader => reader.Dispose());
            sleepers.ForEach(sleeper => sleeper.Dispose());
        }
    }

    /// <summary>Says something else for each line of its own that comes back.</summary>
    private static CrowdMember NewTalker(string nickname)
    {
        CrowdMember? talker = null;
        var said = 0;
        return talker = new CrowdMember(nickname, expected: int.MaxValue, line =>
        {
            if (line.StartsWith($"{nickname}: ", StringComparison.Ordinal))
                _ = TrySayAsync(talker!, $"{Filler} {++said}");
        });
    }

    private static async Task TrySayAsync(CrowdMember talker, string line)
    {
        try
        {
            await talker.SayAsync(line);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The server has gone.
        }
    }

    /// <summary>A program whose connection breaks just before the server stops: its session waits for it.</summary>
    private static async Task LeaveForAWhileAsync(ServerNode server)
    {
        using var program = await Member.ConnectAsync(server);
        await program.SayAsync("@hello vanished");
        await program.Heard.ExpectPartAsync("* vanished joined");
        program.Reset();
    }

    private static async Task<Member> JoinDeafAsync(ServerNode server, string nickname)
    {
        var sleeper = await Member.ConnectWithoutReadingAsync(server, nickname);
        await sleeper.SayAsync(nickname);
        await server.Output.ExpectPartAsync($"{nickname} joined");
        return sleeper;
    }
}
