using System.Diagnostics;

namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>A program in a terminal window of its own: a session of <c>tmux</c>.</summary>
internal sealed class TerminalWindow : IAsyncDisposable
{
    private readonly string _socket = $"akkachat-{Guid.NewGuid():N}";

    private TerminalWindow()
    {
    }

    /// <summary>Opens the window. When the program ends, the window says <c>exit code N</c> and stays.</summary>
    public static async Task<TerminalWindow> OpenAsync(params IEnumerable<string> command)
    {
        var window = new TerminalWindow();
        var line = string.Join(' ', command.Select(word => $"'{word}'"));
        await window.TmuxAsync("new-session", "-d", "-x", "120", "-y", "40", $"{line}; echo exit code $?; cat");
        return window;
    }

    /// <summary>Types a line and the Enter key.</summary>
    public async Task TypeAsync(string line)
    {
        await TmuxAsync("send-keys", "-l", line);
        await TmuxAsync("send-keys", "Enter");
    }

    /// <summary>Presses a key.</summary>
    /// <param name="key">Its name for tmux, for instance C-d.</param>
    public Task PressAsync(string key) => TmuxAsync("send-keys", key);

    /// <summary>Types without the Enter key.</summary>
    public Task WriteAsync(string text) => TmuxAsync("send-keys", "-l", text);

    /// <summary>Changes the window's size.</summary>
    public Task ResizeAsync(int columns, int rows) => TmuxAsync("resize-window", "-x", $"{columns}", "-y", $"{rows}");

    /// <summary>Waits until the window shows this somewhere.</summary>
    public async Task ExpectPartAsync(string part)
    {
        var screen = "";
        await Patience.UntilAsync(
            async () => (screen = await TmuxAsync("capture-pane", "-p")).Contains(part, StringComparison.Ordinal),
            () => $"The window does not show \"{part}\" but:\n{screen}");
    }

    /// <summary>Waits until the window shows a line that begins so.</summary>
    public async Task ExpectStartAsync(string start)
    {
        var screen = "";
        await Patience.UntilAsync(
            async () => (screen = await TmuxAsync("capture-pane", "-p")).Split('\n').Any(l => l.StartsWith(start, StringComparison.Ordinal)),
            () => $"The window does not show a line beginning \"{start}\" but:\n{screen}");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await TmuxAsync("kill-server");

    private async Task<string> TmuxAsync(params string[] command)
    {
        var start = new ProcessStartInfo("tmux", ["-u", "-L", _socket, "-f", "/dev/null", .. command])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var tmux = Process.Start(start)!;
        var errors = tmux.StandardError.ReadToEndAsync();
        var output = await tmux.StandardOutput.ReadToEndAsync().WaitAsync(Patience.Limit);
        await tmux.WaitForExitAsync();
        tmux.ExitCode.ShouldBe(0, await errors);
        return output;
    }
}
