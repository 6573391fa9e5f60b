namespace AkkaChat.Bench.Fanout.Results;

/// <summary>The medians of all runs of one load on one server.</summary>
internal sealed class Summary(string name, IReadOnlyList<LoadResult> runs)
{
    public string Name => name;

    public int Members => runs[0].Load.Members;

    public int Runs => runs.Count;

    public double? DeliveriesPerSecond => Median(run => run.DeliveriesPerSecond);

    public double? DeliveriesPerCpuSecond => Median(run => run.DeliveriesPerCpuSecond);

    public double? P50 => Median(run => run.LatencyMicroseconds.P50);

    public double? P99 => Median(run => run.LatencyMicroseconds.P99);

    public double? KiBPerMember => Median(run => run.KiBPerMember);

    public double? JoinSeconds => Median(run => run.JoinSeconds);

    /// <summary>Lines lost, repeated or out of order and connections dropped, in all runs together.</summary>
    public long Flaws => runs.Sum(run => run.Lost + run.Duplicated + run.Reordered + run.Dropped);

    private double? Median(Func<LoadResult, double?> value)
    {
        var values = runs.Select(value).OfType<double>().Order().ToArray();
        return values.Length == 0 ? null : (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
