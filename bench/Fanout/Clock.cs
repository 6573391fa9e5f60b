using System.Diagnostics;

namespace AkkaChat.Bench.Fanout;

/// <summary>Time since the machine started, in microseconds, as all of the load generator counts it.</summary>
internal static class Clock
{
    private static readonly long TicksPerMicrosecond = Stopwatch.Frequency / 1_000_000;

    /// <summary>Now.</summary>
    public static long Now => Stopwatch.GetTimestamp() / TicksPerMicrosecond;

    /// <summary><paramref name="seconds"/> in this clock's unit.</summary>
    public static long Seconds(double seconds) => (long)(seconds * 1_000_000);

    /// <summary>The seconds from <paramref name="since"/> to now.</summary>
    public static double SecondsSince(long since) => (Now - since) / 1e6;
}
