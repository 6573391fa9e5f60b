using System.Globalization;
using System.Text.RegularExpressions;

namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>The server program, running on a port that was free.</summary>
internal sealed partial class ServerNode : IAsyncDisposable
{
    private readonly RunningProgram _program;

    private ServerNode(RunningProgram program, int port)
    {
        _program = program;
        Port = port;
    }

    public int Port { get; }

    public int ProcessId => _program.ProcessId;

    public Transcript Output => _program.Output;

    public Transcript Errors => _program.Errors;

    public bool IsRunning => !_program.HasExited;

    /// <summary>Starts a node and waits until it listens.</summary>
    public static Task<ServerNode> StartAsync(params IEnumerable<string> args) => RunAsync(Programs.Server(["--port", "0", "--log", "memory", .. args]));

    /// <summary>Starts a node at a terminal of its own.</summary>
    public static Task<ServerNode> StartAtTerminalAsync() =>
        RunAsync(["script", "-qefc", string.Join(' ', Programs.Server("--port", "0", "--log", "memory")), "/dev/null"]);

    /// <summary>Starts a node where another has been.</summary>
    public static Task<ServerNode> StartAtAsync(int port) => RunAsync(Programs.Server("--port", $"{port}", "--log", "memory"));

    /// <summary>Starts a node that records the room.</summary>
    /// <param name="port">Where it listens; 0 for anywhere.</param>
    /// <param name="log">Where it records.</param>
    /// <param name="settings">HOCON.</param>
    /// <param name="host">The machine; null for this one.</param>
    public static async Task<ServerNode> StartRecordedAsync(int port, string log, string settings = "akka.loglevel = INFO", RemoteHost? host = null)
    {
        using var file = new SettingsFile(settings);
        var command = Programs.Server("--port", $"{port}", "--log", log, "--config", file.Path);
        return await RunAsync(host?.CommandFor(command) ?? command);
    }

    /// <summary>Starts a node with settings of its own.</summary>
    /// <param name="settings">HOCON.</param>
    /// <param name="descriptors">How many files and sockets it may have open, if that is limited.</param>
    public static async Task<ServerNode> StartWithAsync(string settings, int? descriptors = null)
    {
        using var file = new SettingsFile(settings);
        var command = Programs.Server("--port", "0", "--log", "memory", "--config", file.Path);
        return await RunAsync(descriptors is null ? command : ["sh", "-c", $"ulimit -n {descriptors} && exec \"$@\"", "sh", .. command]);
    }

    /// <summary>Starts the console client, which connects to this node.</summary>
    public RunningProgram StartClient(params IEnumerable<string> args) => RunningProgram.Start("the client", Programs.Client(["--port", $"{Port}", .. args]));

    /// <summary>What it takes of the machine now; Linux only.</summary>
    public ProcessFigures Figures() => _program.Figures();

    private static async Task<ServerNode> RunAsync(IEnumerable<string> command)
    {
        var program = RunningProgram.Start("the server", command);
        try
        {
            var line = await program.Output.ExpectPartAsync("listening on ");
            var port = int.Parse(ListeningOn().Match(line).Groups["port"].Value, CultureInfo.InvariantCulture);
            return new ServerNode(program, port);
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>Nothing has gone wrong so far that an operator should look at.</summary>
    public void ShouldLogNoFault()
    {
        Errors.Lines.ShouldBeEmpty();
        Output.Lines.Where(line => LoggedFault().IsMatch(line)).ShouldBeEmpty();
    }

    /// <summary>Presses Ctrl+C.</summary>
    public Task InterruptAsync() => _program.SignalAsync("INT");

    /// <summary>Asks it to stop, as a service manager does.</summary>
    public Task TerminateAsync() => _program.SignalAsync("TERM");

    /// <summary>Closes its terminal, which ends with the program that has it.</summary>
    public Task CloseTerminalAsync() => _program.SignalAsync("KILL");

    /// <summary>Has it read its settings again.</summary>
    public Task ReloadAsync() => _program.SignalAsync("HUP");

    /// <summary>Freezes it: its connections stay, and nobody answers.</summary>
    public Task FreezeAsync() => _program.SignalAsync("STOP");

    /// <summary>Has a frozen one go on.</summary>
    public Task WakeAsync() => _program.SignalAsync("CONT");

    /// <summary>Ends it without a chance to do anything.</summary>
    public Task KillAsync() => _program.SignalAsync("KILL");

    public Task<int> ExitAsync() => _program.ExitAsync();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _program.DisposeAsync();

    // Serilog's names of four letters for warnings, errors and worse.
    [GeneratedRegex("^[-0-9]+ [:0-9]+ (WARN|EROR|FATL) ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoggedFault();

    [GeneratedRegex(@"listening on \S+:(?<port>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListeningOn();
}
