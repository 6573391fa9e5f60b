using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>The console client in a terminal window, as a person uses it.</summary>
public sealed class TerminalSpecs : IAsyncLifetime
{
    private const int Left = 0, Failed = 1;

    private ServerNode _server = null!;
    private Member _bob = null!;

    public async Task InitializeAsync()
    {
        // So long that nobody leaves without a goodbye while a test waits for it.
        _server = await ServerNode.StartWithAsync("akkachat.session.grace = 10m");
        _bob = await Member.JoinAsync(_server, "bob");
    }

    public async Task DisposeAsync()
    {
        _bob.Dispose();
        await _server.DisposeAsync();
    }

    [FactNeeding("tmux")]
    public async Task Should_ask_for_a_nickname_until_one_is_good()
    {
        await using var window = await TerminalWindow.OpenAsync(Client());
        await window.ExpectPartAsync("nickname>");

        await window.TypeAsync("bob");
        await window.ExpectPartAsync("! ");
        await window.TypeAsync("지영");
        await window.ExpectPartAsync("* 지영 joined");
        await window.TypeAsync("안녕 👋");
        await _bob.Heard.ExpectAsync("지영: 안녕 👋");
        await _bob.SayAsync("welcome");
        await window.ExpectPartAsync("bob: welcome");
        await window.TypeAsync("/quit");

        await window.ExpectStartAsync($"exit code {Left}");
        await _bob.Heard.ExpectAsync("* 지영 left");
    }

    [FactNeeding("tmux")]
    public async Task Should_not_disturb_the_line_being_typed()
    {
        await using var window = await JoinAsync();
        await window.WriteAsync("안녕 👋 one");
        await window.ExpectStartAsync("> 안녕 👋 one");

        foreach (var number in Enumerable.Range(1, 30))
            await _bob.SayAsync($"line {number}");

        await window.ExpectPartAsync("bob: line 30");
        await window.ExpectStartAsync("> 안녕 👋 one");
        await window.PressAsync("C-w");
        await window.WriteAsync("two");
        await window.PressAsync("Enter");
        await _bob.Heard.ExpectAsync("jane: 안녕 👋 two");
        await window.ExpectAsync(screen => Count(screen, "jane: 안녕 👋 two") == 1 && Count(screen, "──") == 1, "the line once, and one status");
    }

    [FactNeeding("tmux")]
    public async Task Should_be_right_after_the_window_has_changed_its_size()
    {
        await using var window = await JoinAsync();
        await _bob.SayAsync("the quick brown fox jumps over the lazy dog and looks for a place to sleep");
        await window.WriteAsync("a long line of many letters that wraps in a narrow window");
        await window.ExpectPartAsync("narrow window");

        await window.ResizeAsync(30, 14);
        await window.ExpectAsync(screen => Body(screen) ==
            """
            * jane joined
            bob: the quick brown
                  fox jumps over the lazy
                  dog and looks for a
                  place to sleep
            ── 127.0.0.1:
            > a long line of many letters
             that wraps in a narrow windo
            w
            """, "all laid out for 30 columns");

        await window.ResizeAsync(100, 14);
        await window.WriteAsync("!");
        await window.ExpectAsync(screen => Body(screen) ==
            """
            * jane joined
            bob: the quick brown fox jumps over the lazy dog and looks for a place to sleep
            ── 127.0.0.1:
            > a long line of many letters that wraps in a narrow window!
            """, "all laid out for 100 columns");
    }

    [FactNeeding("tmux")]
    public async Task Should_keep_the_cursor_where_the_terminal_draws_the_character()
    {
        await using var window = await JoinAsync();
        await window.WriteAsync("한글👩‍🚀🇰🇷e\u0301");
        await window.ExpectAboutAsync("cursor_x", "11");
        foreach (var column in new[] { "10", "8", "6", "4", "2" })
        {
            await window.PressAsync("Left");
            await window.ExpectAboutAsync("cursor_x", column);
        }
    }

    [FactNeeding("tmux")]
    public async Task Should_recall_edit_and_complete()
    {
        await using var window = await JoinAsync();
        await window.TypeAsync("first");
        await window.TypeAsync("second");
        await window.ExpectPartAsync("jane: second");

        await window.WriteAsync("draft");
        await window.PressAsync("Up");
        await window.ExpectStartAsync("> second");
        await window.PressAsync("Up");
        await window.ExpectStartAsync("> first");
        await window.PressAsync("Down");
        await window.PressAsync("Down");
        await window.ExpectStartAsync("> draft");

        await window.PressAsync("C-a");
        await window.WriteAsync("my ");
        await window.PressAsync("M-d");
        await window.PressAsync("C-y");
        await window.PressAsync("C-Left");
        await window.WriteAsync("last ");
        await window.ExpectStartAsync("> my last draft");

        await window.PressAsync("C-c");
        await window.WriteAsync("bo");
        await window.PressAsync("Tab");
        await window.ExpectStartAsync("> bob:");
        await window.PressAsync("C-u");
        await window.WriteAsync("/ms");
        await window.PressAsync("Tab");
        await window.WriteAsync("b");
        await window.PressAsync("Tab");
        await window.WriteAsync("psst");
        await window.PressAsync("Enter");
        await _bob.Heard.ExpectAsync("jane → bob: psst");
    }

    [FactNeeding("tmux")]
    public async Task Should_ring_and_stand_out_when_somebody_mentions_the_user()
    {
        await using var window = await JoinAsync();
        await _bob.SayAsync("good morning");
        await window.ExpectPartAsync("good morning");
        await window.ExpectAboutAsync("window_bell_flag", "0");

        await _bob.SayAsync("jane: are you there?");

        await window.ExpectPartAsync("are you there?");
        await window.ExpectAboutAsync("window_bell_flag", "1");
        (await window.StyledAsync()).ShouldContain("7mjane: are you there?");
    }

    [FactNeeding("tmux")]
    public async Task Should_ask_before_it_says_many_pasted_lines()
    {
        await using var window = await JoinAsync();
        await window.PasteAsync("one\n/q\nthree\n");
        await window.ExpectPartAsync("say these 3 lines");
        await window.PressAsync("n");
        await window.ExpectAsync(screen => !screen.Contains("say these", StringComparison.Ordinal), "no question");

        await window.PasteAsync("four\n/five\n");
        await window.ExpectPartAsync("say these 2 lines");
        await window.PressAsync("y");

        await _bob.Heard.ExpectAsync("jane: four");
        await _bob.Heard.ExpectAsync("jane: /five");
        _bob.Heard.Lines.ShouldNotContain("jane: one");
        await window.PasteAsync("one line\n");
        await window.ExpectStartAsync("> one line");
    }

    [FactNeeding("tmux")]
    public async Task Should_show_that_the_connection_is_lost_and_send_what_was_typed_meanwhile()
    {
        await using var window = await JoinAsync();
        await _server.DisposeAsync();
        await window.ExpectPartAsync("no connection, trying again");
        await window.TypeAsync("typed while away");
        await window.ExpectStartAsync("… typed while away");

        _server = await ServerNode.StartAtAsync(_server.Port);

        await window.ExpectPartAsync("--- connected again");
        await window.ExpectPartAsync("jane: typed while away");
        await window.ExpectAsync(screen => Count(screen, "typed while away") == 1, "the line once");
    }

    [FactNeeding("tmux")]
    public async Task Should_obey_its_own_commands()
    {
        await using var window = await JoinAsync();
        await window.TypeAsync("/who");
        await window.ExpectPartAsync("2 people here: bob, jane");
        await window.TypeAsync("/help");
        await window.ExpectPartAsync("/clear empties the window");
        await window.ExpectPartAsync("/nick");
        await window.TypeAsync("/clear");
        await window.ExpectAsync(screen => screen.StartsWith("── ", StringComparison.Ordinal), "an empty window");
    }

    [FactNeeding("tmux")]
    public async Task Should_clear_the_line_with_Ctrl_C_and_leave_with_two()
    {
        await using var window = await JoinAsync();
        await window.WriteAsync("never mind");
        await window.ExpectStartAsync("> never mind");
        await window.PressAsync("C-c");
        await window.ExpectPartAsync("Ctrl+C again leaves");
        await window.ExpectAsync(screen => !screen.Contains("never mind", StringComparison.Ordinal), "an empty line");

        await window.PressAsync("C-c");

        await window.ExpectStartAsync($"exit code {Left}");
        await _bob.Heard.ExpectAsync("* jane left");
    }

    [FactNeeding("tmux")]
    public async Task Should_leave_when_Ctrl_D_is_pressed()
    {
        await using var window = await JoinAsync();
        await window.PressAsync("C-d");
        await window.ExpectStartAsync($"exit code {Left}");
        await _bob.Heard.ExpectAsync("* jane left");
    }

    [FactNeeding("tmux")]
    public async Task Should_end_without_waiting_for_the_keyboard_when_the_server_stops()
    {
        await using var window = await JoinAsync();
        await _server.TerminateAsync();
        await window.ExpectStartAsync($"exit code {Failed}");
    }

    [FactNeeding("tmux")]
    public async Task Should_have_no_colours_with_NO_COLOR_and_no_screen_on_a_dumb_terminal()
    {
        await using var plain = await TerminalWindow.OpenAsync(["env", "NO_COLOR=1", .. Client("--nick", "jane")]);
        await plain.ExpectPartAsync("* jane joined");
        (await plain.StyledAsync()).ShouldNotContain("\e[");

        await using var dumb = await TerminalWindow.OpenAsync(["env", "TERM=dumb", .. Client("--nick", "june")]);
        await dumb.ExpectStartAsync("* june joined");
        await dumb.TypeAsync("hello");
        await dumb.ExpectStartAsync("june: hello");
        (await dumb.StyledAsync()).ShouldNotContain("──");
    }

    [FactNeeding("tmux")]
    public async Task Should_give_the_terminal_back_as_it_was()
    {
        await using var window = await TerminalWindow.OpenAsync("bash", "--norc", "--noprofile");
        await window.TypeAsync("PS1='$ '; " + string.Join(' ', Client("--nick", "jane")));
        await window.ExpectPartAsync("* jane joined");

        await window.PressAsync("C-z");
        await window.ExpectStartAsync("$");
        await window.TypeAsync("stty -a | grep -o '[-]*icanon'");
        await window.ExpectStartAsync("icanon");
        await window.TypeAsync("clear; fg");
        await window.ExpectPartAsync("* jane joined");
        await window.WriteAsync("back");
        await window.ExpectStartAsync("> back");

        await window.PressAsync("C-u");
        await window.PressAsync("C-d");
        await window.ExpectStartAsync("$");
        await window.TypeAsync("clear; stty -a | grep -o '[-]*icanon'");
        await window.ExpectStartAsync("icanon");
    }

    [FactNeeding("tmux", "pkill")]
    public async Task Should_give_the_terminal_back_when_it_is_terminated()
    {
        await using var window = await JoinAsync();
        await window.SignalAsync("TERM");
        await window.ExpectStartAsync($"exit code {Left}");
        await _bob.Heard.ExpectAsync("* jane left");
    }

    [FactNeeding("tmux")]
    public async Task Should_say_goodbye_when_the_window_is_closed()
    {
        await using var window = await JoinAsync();
        await window.CloseAsync();
        await _bob.Heard.ExpectAsync("* jane left");
    }

    private static int Count(string screen, string part) => screen.Split(part).Length - 1;

    /// <summary>What the window shows, without times, port and state.</summary>
    private static string Body(string screen) => string.Join('\n', screen.TrimEnd('\n').Split('\n').Select(row =>
        row.StartsWith("── ", StringComparison.Ordinal) ? row[..13] : row is [_, _, ':', _, _, ' ', ..] ? row[6..].TrimEnd() : row.TrimEnd()));

    private IEnumerable<string> Client(params string[] args) => Programs.Client(["--port", $"{_server.Port}", .. args]);

    private async Task<TerminalWindow> JoinAsync()
    {
        var window = await TerminalWindow.OpenAsync(Client("--nick", "jane"));
        await window.ExpectPartAsync("* jane joined");
        return window;
    }
}
