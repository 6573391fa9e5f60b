using AkkaChat.Bench.Fanout.Results;
using AkkaChat.EndToEnd.Tests.Harness;
using AkkaChat.Soak.Tests.Load;
using Xunit.Abstractions;

namespace AkkaChat.Soak.Tests;

/// <summary>One member in ten reads nothing at all: the others are served as fast as without them, and what waits is bounded.</summary>
public sealed class SlowReadersSpecs(ITestOutputHelper output)
{
    // Heap that the collector has not given back yet: it differs from run to run.
    private const double SlackKiB = 32 * 1024;

    // Long, so that sleepers fall behind soon.
    private const int LineBytes = 2000;

    // What Linux holds at most for a connection whose other end does not read (tcp_wmem in tcp(7)), before the server has to.
    private const double MostInKernelKiB = 4 * 1024;

    private static readonly LoadSize Size = LoadSize.Chosen;

    [Fact]
    public async Task Should_keep_others_as_fast_as_they_are_without_slow_readers()
    {
        var comparison = await CompareAsync(backlogKiB: 1024, result => Ratio(result) >= Size.LeastThroughput);

        Show(comparison);
        Ratio(comparison).ShouldBeGreaterThanOrEqualTo(Size.LeastThroughput);
    }

    // Little may wait: without a bound these runs would hold many times the slack.
    [Fact]
    public async Task Should_hold_no_more_for_slow_readers_than_the_backlog_allows()
    {
        const int BacklogKiB = 512;
        var most = (Size.BadCompany * BacklogKiB) + SlackKiB;
        var comparison = await CompareAsync(BacklogKiB, result => Growth(result) <= most);

        Show(comparison);
        Growth(comparison).ShouldBeLessThanOrEqualTo(most);
    }

    private static async Task<LoadComparison> CompareAsync(int backlogKiB, Func<LoadComparison, bool> isWithinBounds)
    {
        var readers = Size.Members - Size.BadCompany;
        var comparison = await LoadComparison.RunAsync(() => RunAsync(sleepers: 0), () => RunAsync(Size.BadCompany), isWithinBounds);
        comparison.Without.Concat(comparison.With).ShouldAllBe(result => result.IsFlawless);
        comparison.With.Max(SaidKiB).ShouldBeGreaterThan(MostInKernelKiB + backlogKiB, "nobody fell behind");
        return comparison;

        async Task<LoadResult> RunAsync(int sleepers)
        {
            await using var server = await ServerNode.StartWithAsync($$"""
                akkachat.connections { max-per-address = 0, per-second-per-address = 0 }
                akkachat.session { flood.lines-per-second = 0, max-pending-bytes = {{backlogKiB}} KiB, slow-reader-policy = skip }
                """);
            return await LoadComparison.LoadAsync(server, readers, sleepers, LineBytes, rate: null);
        }
    }

    private static double Ratio(LoadComparison comparison) => comparison.With.Max(LinesPerSecond) / comparison.Without.Max(LinesPerSecond);

    private static double Growth(LoadComparison comparison) => comparison.With.Max(Loaded) - comparison.Without.Max(Loaded);

    private static double SaidKiB(LoadResult result) => result.MessagesPerSecond * (Size.Warmup + Size.Seconds) * LineBytes / 1024;

    private static double LinesPerSecond(LoadResult result) => result.MessagesPerSecond;

    private static double Loaded(LoadResult result) => result.ResidentKiB!.Loaded;

    private void Show(LoadComparison comparison)
    {
        output.WriteLine(comparison.Show("lines/s", LinesPerSecond));
        output.WriteLine(comparison.Show("p99 µs", result => result.LatencyMicroseconds.P99));
        output.WriteLine(comparison.Show("memory KiB", Loaded));
        output.WriteLine(comparison.Show("of that since all were in", result => result.ResidentKiB!.Loaded - result.ResidentKiB.Joined));
    }
}
