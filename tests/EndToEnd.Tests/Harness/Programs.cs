namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>The commands that start the programs under test, and the tools of people without the client.</summary>
internal static class Programs
{
    public static IEnumerable<string> Server(params IEnumerable<string> args) => ["dotnet", Built("Server"), .. args];

    public static IEnumerable<string> Client(params IEnumerable<string> args) => ["dotnet", Built("Client"), .. args];

    /// <summary>A file of settings without limits on lines and connections, for crowds from one address.</summary>
    public static string CrowdSettings => Path.Combine(Root, "hocon", "bench.conf");

    /// <summary>Starts a server with these.</summary>
    public static IEnumerable<string> WithoutLimits => ["--config", CrowdSettings];

    private static DirectoryInfo Framework => new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>The repository's folder.</summary>
    public static string Root => Framework.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;

    /// <summary><c>nc</c>; with -N it closes its sending side at the end of its input.</summary>
    public static IEnumerable<string> Netcat(int port) => ["nc", "-N", "127.0.0.1", $"{port}"];

    /// <summary><c>telnet</c> on its own terminal, as it expects.</summary>
    public static IEnumerable<string> Telnet(int port) => ["script", "-qefc", $"telnet 127.0.0.1 {port}", "/dev/null"];

    /// <summary>The client's executable file.</summary>
    public static string ClientFile => Path.ChangeExtension(Built("Client"), null);

    /// <summary>The program in the configuration of these tests.</summary>
    private static string Built(string project) => Path.Combine(
        Root, "src", project, "bin", Framework.Parent!.Name, Framework.Name, $"AkkaChat.{project}.dll");
}
