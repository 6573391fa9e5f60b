using System.Globalization;

namespace AkkaChat.Server.Limits;

/// <summary>
/// The files and sockets that this process may have open. A .NET program that runs out of them cannot be relied on: the runtime itself
/// needs some, and aborts the process where it gets none. So connections must leave some over.
/// </summary>
internal static class Descriptors
{
    /// <summary>One in so many is kept for connections that are accepted only to be refused.</summary>
    public const int ReservedPart = 16;

    // For the runtime and the log.
    private const int Reserve = 64;

    private const string LimitsFile = "/proc/self/limits", OpenFiles = "/proc/self/fd", LimitName = "Max open files";

    /// <summary>How many connections there can be; null where the system does not say, or sets no limit.</summary>
    public static int? LeftForConnections()
    {
        if (!File.Exists(LimitsFile) || !Directory.Exists(OpenFiles))
            return null;
        var limit = Limit(File.ReadLines(LimitsFile));
        if (limit is null)
            return null;
        var left = limit.Value - Directory.EnumerateFileSystemEntries(OpenFiles).Count();
        return Math.Max(1, left - Reserve - (left / ReservedPart));
    }

    /// <summary>Finds the limit that is in force, the "soft" one, in what Linux says: <c>Max open files  1024  4096  files</c>.</summary>
    public static int? Limit(IEnumerable<string> lines)
    {
        var line = lines.FirstOrDefault(l => l.StartsWith(LimitName, StringComparison.Ordinal));
        var soft = line?[LimitName.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return int.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }
}
