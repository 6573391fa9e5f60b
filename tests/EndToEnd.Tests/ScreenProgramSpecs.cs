using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>The console client in GNU screen.</summary>
public sealed class ScreenProgramSpecs : TerminalRoom
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("akkachat-");

    [FactNeeding("tmux", "screen")]
    public async Task Should_keep_every_line_once_and_in_order_however_the_window_changes()
    {
        const int Lines = 60;
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "screenrc"), "defscrollback 1000\nstartup_message off\n");
        await using var window = await TerminalWindow.OpenAsync(["env", "-u", "TMUX", .. Screen("-U", "-c", Path.Combine(_folder.FullName, "screenrc")), .. Client("--nick", "jane")]);
        await window.ExpectPartAsync("* jane joined");
        for (var number = 1; number <= Lines; number++)
            await Bob.SayAsync($"line {number} is long enough for two rows in a narrow window");
        await window.ExpectPartAsync($"bob: line {Lines} is");
        await window.WriteAsync("a long line of many letters that wraps in a narrow window");

        foreach (var (columns, rows) in new[] { (120, 12), (40, 24), (100, 30), (30, 10), (60, 12), (120, 40) })
        {
            await window.ResizeAsync(columns, rows);
            await window.ExpectAsync(screen => Count(screen, "──") == 1 && Count(screen, "> a long") == 1, "one line being typed, and one status");
        }

        await window.ExpectPartAsync("bob: line 30 is"); // with 40 rows again, as many as the hardcopy needs to show all
        (await HardcopyAsync()).Split('\n').Where(row => row.Contains("bob: line ", StringComparison.Ordinal)).Select(row => row.Split(' ')[3])
            .ShouldBe(Enumerable.Range(1, Lines).Select(number => $"{number}"));
        await window.PressAsync("C-u");
        await window.PressAsync("C-d");
        await Bob.Heard.ExpectAsync("* jane left");
        _folder.Delete(recursive: true);
    }

    /// <summary>The window's content with the scrollback.</summary>
    private async Task<string> HardcopyAsync()
    {
        var file = Path.Combine(_folder.FullName, "hardcopy");
        await using var command = RunningProgram.Start("screen", Screen("-X", "hardcopy", "-h", file));
        await command.ExitAsync();
        var text = "";
        await TestTimeout.UntilAsync(
            async () => File.Exists(file) && (text = await File.ReadAllTextAsync(file)).Contains("connected", StringComparison.Ordinal),
            () => $"screen has written no hardcopy with the status, but:\n{text}");
        return text;
    }

    private IEnumerable<string> Screen(params IEnumerable<string> args) => ["env", $"SCREENDIR={_folder.FullName}", "screen", "-S", "akkachat", .. args];
}
