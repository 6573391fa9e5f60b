namespace AkkaChat.Bench.Fanout.Results;

/// <summary>One result as a table for people.</summary>
internal static class Report
{
    /// <summary>Writes the table.</summary>
    public static void Write(TextWriter output, LoadResult result)
    {
        output.WriteLine($"{result.Load.Name}: {result.Load.Summary}, {result.Load.Seconds:0.#} s");
        output.WriteLine();
        foreach (var (what, value) in Rows(result))
            output.WriteLine($"  {what,-26} {value,16}");
    }

    private static IEnumerable<(string What, string Value)> Rows(LoadResult result)
    {
        yield return ("messages/s", $"{result.MessagesPerSecond:N0}");
        yield return ("deliveries/s", $"{result.DeliveriesPerSecond:N0}");
        if (result.DeliveriesPerCpuSecond is { } perCpuSecond)
        {
            yield return ("deliveries/CPU s", $"{perCpuSecond:N0}");
            yield return ("CPU used", $"{result.CpuSeconds / result.Seconds:P0}");
        }
        yield return ("latency p50", $"{result.LatencyMicroseconds.P50:N0} µs");
        yield return ("latency p99", $"{result.LatencyMicroseconds.P99:N0} µs");
        yield return ("latency max", $"{result.LatencyMicroseconds.Max:N0} µs");
        if (result.ResidentKiB is { } memory)
        {
            yield return ("memory, empty", $"{memory.Empty:N0} KiB");
            yield return ("memory, all in", $"{memory.Joined:N0} KiB");
            yield return ("memory, loaded", $"{memory.Loaded:N0} KiB");
            yield return ("memory, each member", $"{result.KiBPerMember:N1} KiB");
        }
        yield return ("all in and quiet after", $"{result.JoinSeconds:N2} s");
        yield return ("lost", $"{result.Lost:N0}");
        yield return ("duplicated", $"{result.Duplicated:N0}");
        yield return ("reordered", $"{result.Reordered:N0}");
        yield return ("connections dropped", $"{result.Dropped:N0}");
    }
}
