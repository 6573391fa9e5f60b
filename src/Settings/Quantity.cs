using System.Globalization;

namespace AkkaChat.Settings;

/// <summary>Reads a number with a unit.</summary>
internal static class Quantity
{
    private const long KiB = 1024, MiB = 1024 * KiB, GiB = 1024 * MiB;

    // As HOCON has them.
    private static readonly Dictionary<string, long> Bytes = new(StringComparer.Ordinal)
    {
        [""] = 1, ["b"] = 1, ["B"] = 1, ["byte"] = 1, ["bytes"] = 1,
        ["kB"] = 1_000, ["MB"] = 1_000_000, ["GB"] = 1_000_000_000,
        ["k"] = KiB, ["K"] = KiB, ["Ki"] = KiB, ["KiB"] = KiB,
        ["m"] = MiB, ["M"] = MiB, ["Mi"] = MiB, ["MiB"] = MiB,
        ["g"] = GiB, ["G"] = GiB, ["Gi"] = GiB, ["GiB"] = GiB,
    };

    private static readonly Dictionary<string, long> Ticks = new(StringComparer.Ordinal)
    {
        ["ms"] = TimeSpan.TicksPerMillisecond, ["millisecond"] = TimeSpan.TicksPerMillisecond, ["milliseconds"] = TimeSpan.TicksPerMillisecond,
        ["s"] = TimeSpan.TicksPerSecond, ["second"] = TimeSpan.TicksPerSecond, ["seconds"] = TimeSpan.TicksPerSecond,
        ["m"] = TimeSpan.TicksPerMinute, ["minute"] = TimeSpan.TicksPerMinute, ["minutes"] = TimeSpan.TicksPerMinute,
        ["h"] = TimeSpan.TicksPerHour, ["hour"] = TimeSpan.TicksPerHour, ["hours"] = TimeSpan.TicksPerHour,
        ["d"] = TimeSpan.TicksPerDay, ["day"] = TimeSpan.TicksPerDay, ["days"] = TimeSpan.TicksPerDay,
    };

    /// <summary>Reads a number of bytes; without a unit it is bytes.</summary>
    public static bool TryParseBytes(string text, out long bytes) => TryParse(text, Bytes, NumberStyles.None, out bytes);

    /// <summary>Reads a time. It needs a unit: Akka takes a number alone for milliseconds, which few people expect.</summary>
    public static bool TryParseTime(string text, out TimeSpan time)
    {
        var isTime = TryParse(text, Ticks, NumberStyles.AllowDecimalPoint, out var ticks);
        time = new TimeSpan(ticks);
        return isTime;
    }

    private static bool TryParse(string text, Dictionary<string, long> units, NumberStyles style, out long amount)
    {
        const int MaxDigits = 15; // with the largest unit still less than decimal can hold

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
}
