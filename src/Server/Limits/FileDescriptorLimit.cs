using System.Globalization;

namespace AkkaChat.Server.Limits;

/// <summary>
/// The number of files and sockets that this process may have open. The .NET runtime needs some itself, and aborts the process when it gets
/// none. So connections must not use them all.
/// </summary>
internal static class FileDescriptorLimit
{
    /// <summary>One descriptor in this many is reserved for connections that are accepted only to be refused.</summary>
    public const int ReservedPart = 16;

    /// <summary>The fewest that the server can start with: the runtime itself takes about 170, two for each assembly.</summary>
    public const int Least = 256;

    // Descriptors for the runtime and the log.
    private const int Reserve = 64;

    private const string LimitsFile = "/proc/self/limits", OpenFiles = "/proc/self/fd", LimitName = "Max open files";

    /// <summary>How many connections are possible; null when the system does not say, or has no limit.</summary>
    public static int? LeftForConnections()
    {
        if (!Directory.Exists(OpenFiles) || Limit() is not { } limit)
            return null;
        var left = limit - Directory.EnumerateFileSystemEntries(OpenFiles).Count();
        return Math.Max(1, left - Reserve - (left / ReservedPart));
    }

    /// <summary>Says that the limit is too low to start; null when it is not.</summary>
    public static string? Refusal(int? limit) =>
        limit < Least ? $"only {limit} open files are allowed here (ulimit -n): the server needs {Least} to start" : null;

    /// <summary>The limit of this process; null when the system does not say, or has no limit.</summary>
    public static int? Limit() => File.Exists(LimitsFile) ? Limit(File.ReadLines(LimitsFile)) : null;

    /// <summary>Finds the soft limit, which applies, in Linux's list of limits: <c>Max open files  1024  4096  files</c>.</summary>
    public static int? Limit(IEnumerable<string> lines)
    {
        var line = lines.FirstOrDefault(l => l.StartsWith(LimitName, StringComparison.Ordinal));
        var soft = line?[LimitName.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return int.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }
}
