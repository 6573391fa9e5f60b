namespace Akka.Configuration.Hocon;

/// <summary>Reads sizes in bytes. Single letters count by 1024, as in java's <c>-Xmx</c>; the names with "B" by 1000.</summary>
internal static class ByteSizes
{
    public static bool TryParse(string text, out long value)
    {
        value = 0;
        if (!Scalars.TryQuantity(text, out var number, out var unit) || BytesPer(unit) is not { } bytes)
            return false;
        if (number > long.MaxValue / bytes)
            return false;
        value = (long)(number * bytes);
        return true;
    }

    private static decimal? BytesPer(string unit) => unit switch
    {
        "" or "B" or "b" or "byte" or "bytes" => 1,
        "kB" or "kilobyte" or "kilobytes" => 1_000,
        "MB" or "megabyte" or "megabytes" => 1_000_000,
        "GB" or "gigabyte" or "gigabytes" => 1_000_000_000,
        "TB" or "terabyte" or "terabytes" => 1_000_000_000_000,
        "PB" or "petabyte" or "petabytes" => 1_000_000_000_000_000,
        "EB" or "exabyte" or "exabytes" => 1_000_000_000_000_000_000,
        "K" or "k" or "Ki" or "KiB" or "kibibyte" or "kibibytes" => 1L << 10,
        "M" or "m" or "Mi" or "MiB" or "mebibyte" or "mebibytes" => 1L << 20,
        "G" or "g" or "Gi" or "GiB" or "gibibyte" or "gibibytes" => 1L << 30,
        "T" or "t" or "Ti" or "TiB" or "tebibyte" or "tebibytes" => 1L << 40,
        "P" or "p" or "Pi" or "PiB" or "pebibyte" or "pebibytes" => 1L << 50,
        "E" or "e" or "Ei" or "EiB" or "exbibyte" or "exbibytes" => 1L << 60,
        _ => null,
    };
}
