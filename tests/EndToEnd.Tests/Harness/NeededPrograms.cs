namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>Programs of the machine that a test talks to.</summary>
internal static class NeededPrograms
{
    private static readonly Dictionary<string, string> DebianPackages = new()
    {
        ["nc"] = "netcat-openbsd",
        ["pkill"] = "procps",
        ["script"] = "bsdutils",
        ["telnet"] = "telnet",
        ["tmux"] = "tmux",
    };

    /// <summary>What to install, where some of them are missing; null where none is.</summary>
    public static string? Missing(IEnumerable<string> programs)
    {
        var missing = programs.Where(program => !IsInstalled(program)).ToList();
        return missing.Count == 0
            ? null
            : $"needs {string.Join(", ", missing)}: apt-get install {string.Join(' ', missing.Select(p => DebianPackages[p]))}";
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
