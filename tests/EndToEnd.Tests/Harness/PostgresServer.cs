using System.Diagnostics;

namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>A PostgreSQL server of the test's own, in a temporary folder, reached through a socket there. It refuses to run as root, so then it runs as the package's user.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "postgres";

    private readonly string _directory = Directory.CreateTempSubdirectory("akkachat").FullName;

    private int _databases;

    private PostgresServer()
    {
    }

    /// <summary>How to connect to it.</summary>
    public string ConnectionString => $"Host={_directory};Username={User};Database={User}";

    private string Data => Path.Combine(_directory, "data");

    /// <summary>Starts a server.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        var server = new PostgresServer();
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", User, server._directory);
        await server.RunProgramAsync("initdb", "--auth=trust", "--no-sync", "--username=postgres", "--pgdata=" + server.Data);
        await server.GoOnAsync();
        return server;
    }

    /// <summary>Creates a database.</summary>
    /// <returns>How to connect to it.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"log{++_databases}";
        await RunProgramAsync("createdb", "--host=" + _directory, "--username=" + User, name);
        return $"Host={_directory};Username={User};Database={name}";
    }

    /// <summary>Starts it again.</summary>
    public Task GoOnAsync() =>
        RunProgramAsync("pg_ctl", "--pgdata=" + Data, "--wait", "--log=" + Path.Combine(_directory, "log"), "-o", $"-c listen_addresses='' -k {_directory}", "start");

    /// <summary>Stops it at once.</summary>
    public Task StopAsync() => RunProgramAsync("pg_ctl", "--pgdata=" + Data, "--mode=immediate", "stop");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private Task RunProgramAsync(string program, params string[] args)
    {
        string[] command = [Path.Combine(RequiredTools.PostgresFolder!, program), .. args];
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", User, "--", .. command]) : RunAsync(command[0], command[1..]);
    }

    private static async Task RunAsync(string program, params IEnumerable<string> args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { WorkingDirectory = "/", RedirectStandardOutput = true, UseShellExecute = false })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        await process.WaitForExitAsync(new CancellationTokenSource(TestTimeout.Limit).Token);
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', args)}");
    }
}
