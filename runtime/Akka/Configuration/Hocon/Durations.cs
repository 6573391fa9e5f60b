namespace Akka.Configuration.Hocon;

/// <summary>Reads durations. What is finer than the 100 ns of a <see cref="TimeSpan"/> is cut off.</summary>
internal static class Durations
{
    public static bool TryParseOrInfinite(string text, out TimeSpan value)
    {
        value = Timeout.InfiniteTimeSpan;
        return text == "infinite" || TryParse(text, out value);
    }

    public static bool TryParse(string text, out TimeSpan value)
    {
        value = TimeSpan.Zero;
        if (!Scalars.TryQuantity(text, out var number, out var unit) || TicksPer(unit) is not { } ticks)
            return false;
        if (number > TimeSpan.MaxValue.Ticks / ticks)
            return false;
        value = TimeSpan.FromTicks((long)(number * ticks));
        return true;
    }

    private static decimal? TicksPer(string unit) => unit switch
    {
        "ns" or "nano" or "nanos" or "nanosecond" or "nanoseconds" => 0.01m,
        "us" or "micro" or "micros" or "microsecond" or "microseconds" => TimeSpan.TicksPerMicrosecond,
        "" or "ms" or "milli" or "millis" or "millisecond" or "milliseconds" => TimeSpan.TicksPerMillisecond,
        "s" or "second" or "seconds" => TimeSpan.TicksPerSecond,
        "m" or "minute" or "minutes" => TimeSpan.TicksPerMinute,
        "h" or "hour" or "hours" => TimeSpan.TicksPerHour,
        "d" or "day" or "days" => TimeSpan.TicksPerDay,
        _ => null,
    };
}
