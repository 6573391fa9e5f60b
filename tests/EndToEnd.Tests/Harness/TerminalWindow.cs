using System.Diagnostics;

namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>A program in a terminal window of its own: a session of <c>tmux</c>.</summary>
internal sealed class TerminalWindow : IAsyncDisposable
{
    private const string Changed = "the terminal is not as it was";

    private readonly string _socket = $"akkachat-{Guid.NewGuid():N}";

    private TerminalWindow()
    {
    }

    /// <summary>Opens the window. When the program ends, the window says <c>exit code N</c> and stays.</summary>
    public static async Task<TerminalWindow> OpenAsync(params IEnumerable<string> command)
    {
        var window = new TerminalWindow();
        var line = string.Join(' ', command.Select(word => $"'{word}'"));
        var script = $"""
            modes=$(stty -g); {line}; code=$?
            [ "$modes" = "$(stty -g)" ] || echo {Changed}; echo exit code $code; cat
            """;
        await window.TmuxAsync("new-session", "-d", "-x", "120", "-y", "40", script);
        return window;
    }

    /// <summary>Waits until the program has ended, which has to leave the terminal as it found it.</summary>
    public async Task ExpectEndAsync(int code)
    {
        await ExpectStartAsync($"exit code {code}");
        (await TmuxAsync("display-message", "-p", "#{cursor_flag}#{wrap_flag}#{alternate_on}")).Trim().ShouldBe("110");
        await PasteAsync("pasted without brackets");
        await ExpectAsync(screen =>
        {
            screen.ShouldNotContain(Changed);
            screen.ShouldNotContain("── ");
            return screen.Split('\n').Contains("pasted without brackets");
        }, "what was pasted");
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

    /// <summary>Pastes, in brackets if the program has asked for them.</summary>
    public async Task PasteAsync(string text)
    {
        await TmuxAsync("set-buffer", text);
        await TmuxAsync("paste-buffer", "-p");
    }

    /// <summary>Sends a signal to the .NET program in the window.</summary>
    /// <param name="signal">Its name without SIG, for instance TERM.</param>
    public async Task SignalAsync(string signal) => await TmuxAsync("run-shell", $"pkill -{signal} -t #{{s|/dev/||:pane_tty}} -x dotnet");

    /// <summary>Closes the window under the program.</summary>
    public async Task CloseAsync()
    {
        await TmuxAsync("new-session", "-d", "cat");
        await TmuxAsync("kill-session", "-t", "0");
    }

    /// <summary>Waits until the window shows this somewhere.</summary>
    public Task ExpectPartAsync(string part) => ExpectAsync(screen => screen.Contains(part, StringComparison.Ordinal), $"\"{part}\"");

    /// <summary>Waits until the window shows a line that begins so.</summary>
    public Task ExpectStartAsync(string start) =>
        ExpectAsync(screen => screen.Split('\n').Any(l => l.StartsWith(start, StringComparison.Ordinal)), $"a line beginning \"{start}\"");

    /// <summary>Waits until the window is as it should be.</summary>
    /// <param name="isSo">Takes all rows.</param>
    /// <param name="what">What it should show.</param>
    public async Task ExpectAsync(Predicate<string> isSo, string what)
    {
        var screen = "";
        await Patience.UntilAsync(
            async () => isSo(screen = await TmuxAsync("capture-pane", "-p")),
            () => $"The window does not show {what} but:\n{screen}");
    }

    /// <summary>Waits for something that tmux knows of the window.</summary>
    /// <param name="format">Its name, for instance cursor_x.</param>
    /// <param name="value">What it should be.</param>
    public async Task ExpectAboutAsync(string format, string value)
    {
        var actual = "";
        await Patience.UntilAsync(
            async () => (actual = (await TmuxAsync("display-message", "-p", $"#{{{format}}}")).Trim()) == value,
            () => $"{format} is {actual}, not {value}");
    }

    /// <summary>What the window shows and what can be scrolled back to.</summary>
    public Task<string> AllAsync() => TmuxAsync("capture-pane", "-p", "-S", "-");

    /// <summary>Writes into the window behind the program's back.</summary>
    public Task DisturbAsync(string text) => TmuxAsync("run-shell", $"printf '{text}' > #{{pane_tty}}");

    /// <summary>What the window shows, with the sequences that style it.</summary>
    public Task<string> StyledAsync() => TmuxAsync("capture-pane", "-p", "-e");

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
