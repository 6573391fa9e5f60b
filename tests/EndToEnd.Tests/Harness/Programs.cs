namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>How to start the programs under test, and those that people already have.</summary>
internal static class Programs
{
    public static IEnumerable<string> Server(params IEnumerable<string> args) => ["dotnet", Built("Server"), .. args];

    public static IEnumerable<string> Client(params IEnumerable<string> args) => ["dotnet", Built("Client"), .. args];

    /// <summary><c>nc</c>; -N: the end of its input ends its sending.</summary>
    public static IEnumerable<string> Netcat(int port) => ["nc", "-N", "127.0.0.1", $"{port}"];

    /// <summary>
    /// <c>telnet</c> on a terminal of its own. GNU telnet takes some bytes of UTF-8 for control keys (0x9C, as in "한", for
    /// Ctrl+\) until the server has asked it for eight bits, so the first line that is typed here does without them.
    /// </summary>
    public static IEnumerable<string> Telnet(int port) => ["script", "-qefc", $"telnet 127.0.0.1 {port}", "/dev/null"];

    /// <summary>The program of the configuration that these tests were built in.</summary>
    private static string Built(string project)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var configuration = framework.Parent!;
        var root = configuration.Parent!.Parent!.Parent!.Parent!;
        return Path.Combine(
            root.FullName, "src", project, "bin", configuration.Name, framework.Name, $"AkkaChat.{project}.dll");
    }
}
