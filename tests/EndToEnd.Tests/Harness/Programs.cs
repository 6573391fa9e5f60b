namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>How to start the programs under test, and those that people already have.</summary>
internal static class Programs
{
    public static IEnumerable<string> Server(params IEnumerable<string> args) => ["dotnet", Built("Server"), .. args];

    public static IEnumerable<string> Client(params IEnumerable<string> args) => ["dotnet", Built("Client"), .. args];

    /// <summary>Settings without limits on lines and connections, for crowds that come from one address.</summary>
    public static IEnumerable<string> WithoutLimits => ["--config", Path.Combine(Root, "hocon", "bench.conf")];

    private static DirectoryInfo Framework => new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>The folder of the whole project.</summary>
    public static string Root => Framework.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;

    /// <summary><c>nc</c>; -N: the end of its input ends its sending.</summary>
    public static IEnumerable<string> Netcat(int port) => ["nc", "-N", "127.0.0.1", $"{port}"];

    /// <summary><c>telnet</c> on a terminal of its own, as it expects.</summary>
    public static IEnumerable<string> Telnet(int port) => ["script", "-qefc", $"telnet 127.0.0.1 {port}", "/dev/null"];

    /// <summary>The client as one file, which starts by itself.</summary>
    public static string ClientFile => Path.ChangeExtension(Built("Client"), null);

    /// <summary>The program of the configuration that these tests were built in.</summary>
    private static string Built(string project) => Path.Combine(
        Root, "src", project, "bin", Framework.Parent!.Name, Framework.Name, $"AkkaChat.{project}.dll");
}
