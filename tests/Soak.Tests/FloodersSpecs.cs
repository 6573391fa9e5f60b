using AkkaChat.Bench.Fanout.Results;
using AkkaChat.EndToEnd.Tests.Harness;
using AkkaChat.Soak.Tests.Load;
using Xunit.Abstractions;

namespace AkkaChat.Soak.Tests;

/// <summary>People and programs who write as fast as they can, with the defaults of flood control: the others' lines take as long as without them.</summary>
public sealed class FloodersSpecs(ITestOutputHelper output)
{
    private const string All = "all of them";

    // What flooders may say comes on top, so there has to be room for it.
    private const int LinesPerSecond = 50;

    private static readonly LoadSize Size = LoadSize.Chosen;

    public static TheoryData<string> Forms() => LoadSize.IsFull ? [.. Flooder.Forms.Keys] : [All];

    [TheoryNeeding("nc")]
    [MemberData(nameof(Forms))]
    public async Task Should_serve_others_as_soon_as_without_flooders(string form)
    {
        IReadOnlyCollection<string> forms = form == All ? [.. Flooder.Forms.Keys] : [form];

        var comparison = await LoadComparison.RunAsync(() => RunAsync([]), () => RunAsync(forms), result => Ratio(result) <= Size.MostLatency);

        output.WriteLine($"{form}: {comparison.Show("p50 µs", Median)}");
        output.WriteLine($"{form}: {comparison.Show("p99 µs", result => result.LatencyMicroseconds.P99)}");
        comparison.Without.Concat(comparison.With).ShouldAllBe(result => result.IsFlawless && result.Messages > 0);
        Ratio(comparison).ShouldBeLessThanOrEqualTo(Size.MostLatency);
    }

    private static async Task<LoadResult> RunAsync(IReadOnlyCollection<string> forms)
    {
        await using var server = await ServerNode.StartWithAsync("akkachat.connections { max-per-address = 0, per-second-per-address = 0 }");
        var flooders = new List<Flooder>();
        try
        {
            return await LoadComparison.LoadAsync(server, Size.Members, sleepers: 0, bytes: 64, LinesPerSecond, () =>
            {
                flooders.AddRange(
                    from form in forms
                    from isResumable in new[] { false, true }
                    select Flooder.Start(server.Port, form, isResumable));
                JoinedAsync(server, flooders).GetAwaiter().GetResult(); // on the load generator's thread, which has nothing else to do yet
            });
        }
        finally
        {
            foreach (var flooder in flooders)
                await flooder.DisposeAsync();
        }
    }

    private static async Task JoinedAsync(ServerNode server, IEnumerable<Flooder> flooders)
    {
        foreach (var flooder in flooders)
        {
            await TestTimeout.UntilAsync(
                () => Task.FromResult(server.Output.Lines.Any(line => line.Contains($" {flooder.Nickname} joined ", StringComparison.Ordinal))),
                () => $"{flooder.Nickname} does not get in: {server.Output}");
        }
    }

    private static double Ratio(LoadComparison comparison) => comparison.With.Min(Median) / comparison.Without.Min(Median);

    private static double Median(LoadResult result) => result.LatencyMicroseconds.P50;
}
