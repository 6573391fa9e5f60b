namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>The tools that a test needs on this machine.</summary>
internal static class RequiredTools
{
    private static readonly Dictionary<string, string> DebianPackages = new()
    {
        ["curl"] = "curl",
        ["debootstrap"] = "debootstrap",
        ["dpkg-deb"] = "dpkg",
        ["initdb"] = "postgresql",
        ["nc"] = "netcat-openbsd",
        ["node"] = "nodejs",
        ["npm"] = "npm",
        ["pkill"] = "procps",
        ["promtool"] = "prometheus",
        ["screen"] = "screen",
        ["script"] = "bsdutils",
        ["systemd-analyze"] = "systemd",
        ["telnet"] = "telnet",
        ["tmux"] = "tmux",
    };

    /// <summary>Describes what to install; null when no tool is missing.</summary>
    public static string? Missing(IEnumerable<string> tools)
    {
        var missing = tools.Where(tool => !IsInstalled(tool)).ToList();
        return missing.Count == 0
            ? null
            : $"needs {string.Join(", ", missing)}: apt-get install {string.Join(' ', missing.Select(p => DebianPackages[p]))}";
    }

    /// <summary>Where Debian has PostgreSQL's programs; they are not in the path.</summary>
    public static string? PostgresFolder => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
        : null;

    private static bool IsInstalled(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Append(PostgresFolder ?? "")
            .Any(folder => File.Exists(Path.Combine(folder, tool)));
}
