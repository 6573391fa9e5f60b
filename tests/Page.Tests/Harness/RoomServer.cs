using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AkkaChat.Page.Tests.Harness;

/// <summary>The server program with its page. Its ports and its log stay when it is killed and started again.</summary>
public sealed partial class RoomServer : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("akkachat-page-");
    private readonly string[] _options;
    private Process? _process;

    private RoomServer(string[] options) => _options = options;

    /// <summary>The port for <c>nc</c>.</summary>
    public int Port { get; private set; }

    /// <summary>The address of the page.</summary>
    public Uri Page { get; private set; } = new("http://127.0.0.1:0/");

    private static DirectoryInfo Framework => new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    private static string Repository => Framework.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;

    private static string Program => Path.Combine(Repository, "src", "Server", "bin", Framework.Parent!.Name, Framework.Name, "AkkaChat.Server.dll");

    /// <summary>Starts a server on free ports.</summary>
    public static Task<RoomServer> StartAsync() => StartAsync([]);

    /// <summary>Starts a server on free ports, with no limit on how fast a member speaks.</summary>
    public static Task<RoomServer> StartWithoutLimitsAsync() => StartAsync(["--config", Path.Combine(Repository, "hocon", "bench.conf")]);

    private static async Task<RoomServer> StartAsync(string[] options)
    {
        var server = new RoomServer(options);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Has somebody join with <c>nc</c> and say lines.</summary>
    /// <returns>The program; it stays in the room until it is killed.</returns>
    public async Task<Process> SayAsync(string nickname, IEnumerable<string> lines)
    {
        var nc = Process.Start(new ProcessStartInfo("nc", ["127.0.0.1", $"{Port}"]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        await nc.StandardInput.WriteLineAsync(nickname);
        foreach (var line in lines)
            await nc.StandardInput.WriteLineAsync(line);
        await nc.StandardInput.FlushAsync();
        return nc;
    }

    /// <summary>Starts the server where it was.</summary>
    public async Task StartAgainAsync()
    {
        _process?.Dispose();
        var log = Path.Combine(_folder.FullName, "room.db");
        string[] arguments = [Program, "--port", $"{Port}", "--http", $"127.0.0.1:{Page.Port}", "--log", $"sqlite:{log}", .. _options];
        _process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false })!;
        while (await _process.StandardOutput.ReadLineAsync() is { } line && !line.StartsWith("stop with", StringComparison.Ordinal))
        {
            if (Listening().Match(line) is { Success: true } plain)
                Port = int.Parse(plain.Groups["port"].Value, CultureInfo.InvariantCulture);
            if (Serving().Match(line) is { Success: true } page)
                Page = new Uri(page.Groups["page"].Value);
        }
        _ = _process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Ends it without a chance to do anything.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    [GeneratedRegex(@"^listening on \S+:(?<port>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();

    [GeneratedRegex(@"^web page on (?<page>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Serving();
}
