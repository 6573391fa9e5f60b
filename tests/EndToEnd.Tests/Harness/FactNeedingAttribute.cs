namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>A fact that needs programs of the machine. Skipped, saying what to install, where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactNeedingAttribute : FactAttribute
{
    private static readonly Dictionary<string, string> DebianPackages = new()
    {
        ["bash"] = "bash",
        ["nc"] = "netcat-openbsd",
        ["pkill"] = "procps",
        ["script"] = "bsdutils",
        ["telnet"] = "telnet",
        ["tmux"] = "tmux",
    };

    public FactNeedingAttribute(params string[] programs)
    {
        var missing = programs.Where(program => !IsInstalled(program)).ToList();
        if (missing.Count > 0)
            Skip = $"needs {string.Join(", ", missing)}: apt-get install {string.Join(' ', missing.Select(p => DebianPackages[p]))}";
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
