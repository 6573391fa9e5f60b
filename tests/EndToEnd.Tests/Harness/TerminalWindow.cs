using System.Diagnostics;

namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>A program in its own terminal window: a session of <c>tmux</c>.</summary>
internal sealed class TerminalWindow : IAsyncDisposable
{
    private const string Changed = "the terminal is not as it was";

    private readonly string _socket = $"akkachat-{Guid.NewGuid():N}";
    private readonly string _record = Path.Combine(Path.GetTempPath(), $"akkachat-{Guid.NewGuid():N}");

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

    /// <summary>Waits until the program has ended, and checks that the terminal is as it was before.</summary>
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

    /// <summary>Pastes a text, bracketed if the program has asked for it.</summary>
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

    /// <summary>Waits until the window shows a text.</summary>
    public Task ExpectPartAsync(string part) => ExpectAsync(screen => screen.Contains(part, StringComparison.Ordinal), $"\"{part}\"");

    /// <summary>Waits until the window shows a line with this beginning.</summary>
    public Task ExpectStartAsync(string start) =>
        ExpectAsync(screen => screen.Split('\n').Any(l => l.StartsWith(start, StringComparison.Ordinal)), $"a line beginning \"{start}\"");

    /// <summary>Waits until the window's content fulfils a condition.</summary>
    /// <param name="isSo">The condition on all rows.</param>
    /// <param name="what">The condition in words, for failures.</param>
    public async Task ExpectAsync(Predicate<string> isSo, string what)
    {
        var screen = "";
        await TestTimeout.UntilAsync(
            async () => isSo(screen = await TmuxAsync("capture-pane", "-p")),
            () => $"The window does not show {what} but:\n{screen}");
    }

    /// <summary>Waits until a variable of tmux has a value.</summary>
    /// <param name="format">The variable's name, for instance cursor_x.</param>
    /// <param name="value">The expected value.</param>
    public async Task ExpectAboutAsync(string format, string value)
    {
        var actual = "";
        await TestTimeout.UntilAsync(
            async () => (actual = (await TmuxAsync("display-message", "-p", $"#{{{format}}}")).Trim()) == value,
            () => $"{format} is {actual}, not {value}");
    }

    /// <summary>Records from now on what the program writes.</summary>
    public Task RecordAsync() => TmuxAsync("pipe-pane", $"cat > {_record}");

    /// <summary>What the program has written since.</summary>
    public async Task<string> RecordedAsync()
    {
        await TmuxAsync("pipe-pane");
        return File.Exists(_record) ? await File.ReadAllTextAsync(_record) : "";
    }

    /// <summary>The window's content with the scrollback.</summary>
    public Task<string> AllAsync() => TmuxAsync("capture-pane", "-p", "-S", "-");

    /// <summary>The same, with the rows that the terminal has folded put together, as when somebody copies them.</summary>
    public Task<string> JoinedAsync() => TmuxAsync("capture-pane", "-p", "-J", "-S", "-");

    /// <summary>Writes to the terminal as another program would.</summary>
    public Task DisturbAsync(string text) => TmuxAsync("run-shell", $"printf '{text}' > #{{pane_tty}}");

    /// <summary>The window's content with escape sequences for styles.</summary>
    public Task<string> StyledAsync() => TmuxAsync("capture-pane", "-p", "-e");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await TmuxAsync("kill-server");
        File.Delete(_record);
    }

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
        var output = await tmux.StandardOutput.ReadToEndAsync().WaitAsync(TestTimeout.Limit);
        await tmux.WaitForExitAsync();
        tmux.ExitCode.ShouldBe(0, await errors);
        return output;
    }
}
