using AkkaChat.Bench.Fanout;
using AkkaChat.Bench.Fanout.Load;
using AkkaChat.Bench.Fanout.Results;
using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.Soak.Tests.Load;

/// <summary>
/// The same load on a new server each time, in turn without and with something that ought to do no harm. Whatever else the machine does
/// makes a run worse and never better: so the best of each are to be compared, and there are more runs when that does not suffice.
/// </summary>
internal sealed class LoadComparison
{
    private readonly List<LoadResult> _without = [];
    private readonly List<LoadResult> _with = [];

    public LoadResult[] Without => [.. _without];

    public LoadResult[] With => [.. _with];

    public static async Task<LoadComparison> RunAsync(Func<Task<LoadResult>> without, Func<Task<LoadResult>> with, Func<LoadComparison, bool> isWithinBounds)
    {
        var comparison = new LoadComparison();
        for (var round = 0; round < LoadSize.Chosen.Rounds; round++)
        {
            if (round >= LoadSize.Chosen.LeastRounds && isWithinBounds(comparison))
                break;
            comparison._without.Add(await without());
            comparison._with.Add(await with());
        }
        return comparison;
    }

    /// <summary>Loads a server.</summary>
    /// <param name="server">It, with nobody there.</param>
    /// <param name="readers">Members who read.</param>
    /// <param name="sleepers">Members who do not.</param>
    /// <param name="bytes">Length of a line.</param>
    /// <param name="rate">Lines a second; null for as many as it can do.</param>
    /// <param name="whenAllAreIn">What else is to happen before the load begins.</param>
    public static Task<LoadResult> LoadAsync(ServerNode server, int readers, int sleepers, int bytes, double? rate, Action? whenAllAreIn = null)
    {
        var options = new LoadOptions
        {
            Name = "server",
            Host = "127.0.0.1",
            Port = server.Port,
            Dialect = "raw",
            Members = readers + sleepers,
            Senders = Math.Min(readers, 100),
            Slow = sleepers,
            Window = 64,
            Rate = rate,
            Bytes = bytes,
            Warmup = LoadSize.Chosen.Warmup,
            Seconds = LoadSize.Chosen.Seconds,
            ProcessId = server.ProcessId,
        };
        return Task.Run(() => new LoadRun(options, new Progress(null)).Run(whenAllAreIn));
    }

    /// <summary>All figures of one kind, for a person.</summary>
    public string Show(string what, Func<LoadResult, double> figure)
    {
        return $"{what}: without {All(_without)}; with {All(_with)}; ratio of the medians {Median(_with) / Median(_without):0.00}";

        string All(List<LoadResult> results) => string.Join(", ", results.Select(result => $"{figure(result):N0}"));
        double Median(List<LoadResult> results) => results.Select(figure).Order().ElementAt(results.Count / 2);
    }
}
