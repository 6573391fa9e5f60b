using System.Diagnostics;
using System.Text;

namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>A program whose standard streams the test controls. Disposing kills the program and its children.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Process _process;
    private readonly Task _recording;

    private RunningProgram(string name, Process process)
    {
        _process = process;
        Output = new Transcript(name);
        Errors = new Transcript($"{name}'s standard error");
        _recording = Task.WhenAll(Output.RecordAsync(process.StandardOutput), Errors.RecordAsync(process.StandardError));
    }

    public Transcript Output { get; }

    public Transcript Errors { get; }

    public int ProcessId => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts a program.</summary>
    /// <param name="name">The program's name in failures.</param>
    /// <param name="command">The program and its arguments.</param>
    public static RunningProgram Start(string name, params IEnumerable<string> command)
    {
        // A shell that runs the tests in the background has them, and all they start, ignore SIGINT: undo that.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", .. command])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };
        return new RunningProgram(name, Process.Start(start)!);
    }

    /// <summary>Types a line and the Enter key.</summary>
    public async Task TypeAsync(string line)
    {
        await _process.StandardInput.WriteAsync(line + "\n");
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Ends its standard input, as Ctrl+D does.</summary>
    public void EndInput() => _process.StandardInput.Close();

    /// <summary>Sends a signal.</summary>
    /// <param name="signal">The signal's name without SIG, for instance INT.</param>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {_process.Id}"]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }

    /// <summary>The program's use of resources now; Linux only.</summary>
    public ProcessFigures Figures()
    {
        _process.Refresh();
        var descriptors = Directory.EnumerateFileSystemEntries($"/proc/{_process.Id}/fd").Count();
        return new ProcessFigures((int)(_process.WorkingSet64 / (1024 * 1024)), _process.Threads.Count, descriptors);
    }

    /// <summary>Waits until the program has ended and its output is recorded.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ExitAsync(TimeSpan? limit = null)
    {
        try
        {
            await Task.WhenAll(_process.WaitForExitAsync(), _recording).WaitAsync(limit ?? TestTimeout.Limit);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"It did not end. {Output}\n{Errors}");
        }
        return _process.ExitCode;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
