namespace AkkaChat.Bench.Fanout.Results;

/// <summary>Several runs of several servers: the median of each, and its ratio to the first.</summary>
internal static class Comparison
{
    /// <summary>Writes one table for each load.</summary>
    public static void Write(TextWriter output, IEnumerable<LoadResult> results)
    {
        foreach (var load in results.OrderBy(result => result.Load.Members).GroupBy(result => result.Load.Summary))
        {
            output.WriteLine(load.Key);
            output.WriteLine();
            WriteTable(output, [.. load.GroupBy(result => result.Load.Name).Select(runs => new Summary(runs.Key, [.. runs]))]);
            output.WriteLine();
        }
    }

    private static void WriteTable(TextWriter output, IReadOnlyList<Summary> servers)
    {
        output.WriteLine($"| {"server",-12} | runs | deliveries/s | ratio | per CPU s    | ratio | p50 µs    | p99 µs    | KiB/member | all in s | flaws |");
        output.WriteLine("| :----------- | ---: | -----------: | ----: | -----------: | ----: | --------: | --------: | ---------: | -------: | ----: |");
        foreach (var server in servers)
        {
            var rate = Ratio(server.DeliveriesPerSecond, servers[0].DeliveriesPerSecond);
            var cpu = Ratio(server.DeliveriesPerCpuSecond, servers[0].DeliveriesPerCpuSecond);
            output.WriteLine(
                $"| {server.Name,-12} | {server.Runs,4} | {server.DeliveriesPerSecond,12:N0} | {rate,5} | {server.DeliveriesPerCpuSecond,12:N0} "
                + $"| {cpu,5} | {server.P50,9:N0} | {server.P99,9:N0} | {server.KiBPerMember,10:N1} | {server.JoinSeconds,8:N2} | {server.Flaws,5:N0} |");
        }
    }

    private static string Ratio(double? value, double? first) => value / first is { } ratio ? $"{ratio:F2}" : "";
}
