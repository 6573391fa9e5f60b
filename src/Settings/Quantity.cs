using System.Globalization;

namespace AkkaChat.Settings;

/// <summary>Parses numbers with units.</summary>
public static class Quantity
{
    private const long KiB = 1024, MiB = 1024 * KiB, GiB = 1024 * MiB;

    // HOCON's names of units.
    private static readonly Dictionary<string, long> Bytes = Units(
        (1, ["", "b", "B", "byte", "bytes"]),
        (1_000, ["kB"]),
        (1_000_000, ["MB"]),
        (1_000_000_000, ["GB"]),
        (KiB, ["k", "K", "Ki", "KiB"]),
        (MiB, ["m", "M", "Mi", "MiB"]),
        (GiB, ["g", "G", "Gi", "GiB"]));

    private static readonly Dictionary<string, long> Ticks = Units(
        (TimeSpan.TicksPerMillisecond, ["ms", "millisecond", "milliseconds"]),
        (TimeSpan.TicksPerSecond, ["s", "second", "seconds"]),
        (TimeSpan.TicksPerMinute, ["m", "minute", "minutes"]),
        (TimeSpan.TicksPerHour, ["h", "hour", "hours"]),
        (TimeSpan.TicksPerDay, ["d", "day", "days"]));

    /// <summary>Parses a size; a number without a unit is bytes.</summary>
    public static bool TryParseBytes(string text, out long bytes) => TryParse(text, Bytes, NumberStyles.None, out bytes);

    /// <summary>Parses a time. The unit is required: Akka takes a number without one for milliseconds, which few people expect.</summary>
    public static bool TryParseTime(string text, out TimeSpan time)
    {
        var isTime = TryParse(text, Ticks, NumberStyles.AllowDecimalPoint, out var ticks);
        time = new TimeSpan(ticks);
        return isTime;
    }

    private static bool TryParse(string text, Dictionary<string, long> units, NumberStyles style, out long amount)
    {
        const int MaxDigits = 15; // fits into decimal even with the largest unit

        var number = string.Concat(text.TakeWhile(c => char.IsAsciiDigit(c) || c == '.'));
        amount = 0;
        if (number.Length > MaxDigits
            || !units.TryGetValue(text[number.Length..].Trim(), out var unit)
            || !decimal.TryParse(number, style, CultureInfo.InvariantCulture, out var count)
            || count * unit > long.MaxValue)
            return false;
        amount = (long)(count * unit);
        return true;
    }

    private static Dictionary<string, long> Units(params (long Factor, string[] Names)[] units) =>
        units.SelectMany(unit => unit.Names.Select(name => (name, unit.Factor))).ToDictionary(StringComparer.Ordinal);
}
