using System.Text.RegularExpressions;
using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>How the console client looks, in windows of many kinds.</summary>
public sealed partial class TerminalLooksSpecs : TerminalRoom
{
    [FactNeeding("tmux")]
    public async Task Should_keep_every_line_once_and_in_order_however_the_window_changes()
    {
        const int Lines = 40;
        await using var window = await JoinAsync();
        for (var number = 1; number <= Lines; number++)
            await Bob.SayAsync($"line {number} is long enough for two rows in a narrow window");
        await window.ExpectPartAsync($"bob: line {Lines} is");
        await window.WriteAsync("a long line of many letters that wraps in a narrow window");
        await window.ExpectPartAsync("narrow window\n──");

        foreach (var (columns, rows) in new[] { (120, 12), (120, 24), (40, 24), (100, 30), (30, 10), (120, 40), (60, 12), (120, 24) })
        {
            await window.ResizeAsync(columns, rows);
            await window.ExpectAsync(screen => Count(screen, "──") == 1 && Count(screen, "> a long") == 1, "one line being typed, and one state");
        }
        await window.WriteAsync("!");
        await window.ExpectPartAsync("in a narrow window!");

        var all = (await window.AllAsync()).Split('\n').Where(row => row.Contains("bob: line ", StringComparison.Ordinal)).Select(row => row[6..]);
        all.ShouldBe(Enumerable.Range(1, Lines).Select(number => $"bob: line {number} is long enough for two rows in a narrow window"));
        Count(await window.AllAsync(), "──").ShouldBe(1);
    }

    [FactNeeding("tmux")]
    public async Task Should_leave_a_long_address_in_one_piece()
    {
        await using var window = await JoinAsync();
        await window.ResizeAsync(60, 20);
        await window.ExpectStartAsync("── 127.0.0.1");
        var address = $"https://example.org/{new string('x', 130)}";
        await Bob.SayAsync(address);
        await window.ExpectPartAsync("xxx");
        (await window.JoinedAsync()).ShouldContain($"bob: {address}");
    }

    [FactNeeding("tmux")]
    public async Task Should_leave_nothing_but_what_was_said_to_scroll_back_to()
    {
        await using var window = await JoinAsync();
        using var over = new CancellationTokenSource();
        var talk = TalkAsync(over.Token);
        for (var time = 0; time < 10; time++)
        {
            await window.ResizeAsync(40, 10);
            await window.ExpectStartAsync("── jane");
            await window.ResizeAsync(120, 40);
            await window.ExpectStartAsync("── 127.0.0.1");
        }
        await over.CancelAsync();
        await talk;
        await Bob.SayAsync("that was all");
        await window.ExpectPartAsync("that was all");
        Count(await window.AllAsync(), "──").ShouldBe(1);
    }

    [FactNeeding("tmux")]
    public async Task Should_have_the_colours_that_the_terminal_has_the_same_every_time()
    {
        await Bob.SayAsync("good morning");
        var looks = await Task.WhenAll(
            LookAsync("jane", "TERM=xterm-256color"),
            LookAsync("june", "TERM=xterm-256color"),
            LookAsync("joan", "TERM=linux"),
            LookAsync("jill", "NO_COLOR=1"));

        looks[0].ShouldMatch(@"\d\d:\d\d\e\[0m \e\[38;5;\d+mbob\e\[39m: good morning$");
        looks[1].ShouldBe(looks[0]);
        looks[2].ShouldMatch(@"\d\d:\d\d\e\[0m \e\[(3[1256]|9[15])mbob\e\[39m: good morning$");
        looks[3].ShouldMatch(@"\d\d:\d\d\e\[0m bob: good morning$");
    }

    [FactNeeding("tmux")]
    public async Task Should_ring_and_stand_out_when_somebody_mentions_the_user()
    {
        await using var window = await JoinAsync("NO_COLOR=1");
        await Bob.SayAsync("good morning");
        await window.ExpectPartAsync("good morning");
        await window.ExpectAboutAsync("window_bell_flag", "0");

        await Bob.SayAsync("jane: are you there?");

        await window.ExpectPartAsync("are you there?");
        await window.ExpectAboutAsync("window_bell_flag", "1");
        (await window.StyledAsync()).ShouldContain("7mjane: are you there?");
    }

    [FactNeeding("tmux")]
    public async Task Should_find_a_mention_in_a_text_without_spaces_and_none_in_an_address()
    {
        await using var window = await JoinAsync("NO_COLOR=1");

        await Bob.SayAsync("https://example.org/jane");
        await Bob.SayAsync("昨日janeさんと話した");

        await window.ExpectPartAsync("さんと話した");
        (await window.StyledAsync()).ShouldContain("7m昨日janeさんと話した");
        (await window.StyledAsync()).ShouldNotContain("7mhttps://example.org/jane");
    }

    [FactNeeding("tmux")]
    public async Task Should_tell_the_state_of_things()
    {
        await using var window = await JoinAsync();
        await window.ExpectPartAsync($"── 127.0.0.1:{Server.Port} · jane · 2 people · connected");
        using var carol = await Member.JoinAsync(Server, "carol");
        await window.ExpectPartAsync(" · 3 people · ");
        (await window.StyledAsync()).ShouldContain("\e[2m* carol joined");
        await window.TypeAsync(" /msg bob secret");
        await Bob.Heard.ExpectAsync("jane → bob: secret");
        carol.Heard.Lines.ShouldNotContain(line => line.Contains("secret", StringComparison.Ordinal));
        await window.ResizeAsync(35, 10);
        await window.ExpectStartAsync("── jane · 3 people · connected");
        await window.ResizeAsync(20, 3);
        await window.ExpectStartAsync("── connected");
    }

    [FactNeeding("tmux")]
    public async Task Should_print_lines_on_a_dumb_terminal()
    {
        await using var window = await TerminalWindow.OpenAsync(["env", "TERM=dumb", .. Client()]);
        await window.ExpectStartAsync("nickname>");
        await window.TypeAsync("bob");
        await window.ExpectPartAsync("! somebody here is called bob already");
        await window.TypeAsync("jane");
        await window.ExpectPartAsync("* jane joined");
        await window.TypeAsync("hello");
        await Bob.Heard.ExpectAsync("jane: hello");
        await Bob.SayAsync("hello, Jane");
        await window.ExpectPartAsync("bob: >>> hello, Jane");
        await window.ExpectAboutAsync("window_bell_flag", "1");
        await window.TypeAsync("/who");
        await window.ExpectPartAsync("2 people here: bob, jane");
        (await window.StyledAsync()).ShouldNotContain("\e");

        await window.PressAsync("C-c");
        await window.ExpectEndAsync(0);
        await Bob.Heard.ExpectAsync("* jane left");
    }

    [FactNeeding("tmux")]
    public async Task Should_tell_together_who_joins_and_leaves_in_a_busy_time()
    {
        const int Crowd = 30;
        await using var jane = await JoinAsync();
        await using var joe = await TerminalWindow.OpenAsync(["env", "TERM=dumb", .. Client("--nick", "joe")]);
        await jane.ExpectPartAsync("* joe joined");
        Member[] crowd = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(_ => Member.ConnectAsync(Server)));
        await Task.WhenAll(crowd.Select((member, n) => member.SayAsync($"guest{n}")));
        foreach (var window in (TerminalWindow[])[jane, joe])
            await window.ExpectAsync(screen => People(screen, "joined") == Crowd, "that all have joined");
        await jane.ExpectPartAsync($" · {Crowd + 3} people · ");

        foreach (var member in crowd)
            member.Dispose();
        foreach (var window in (TerminalWindow[])[jane, joe])
        {
            await window.ExpectAsync(screen => People(screen, "left") == Crowd, "that all have left");
            Count(await window.AllAsync(), "guest").ShouldBeLessThan(Crowd);
        }
    }

    // "* guest1 joined" is one, "* guest2, guest3 and 4 others joined" are six.
    private static int People(string screen, string what) => Arrivals().Matches(screen)
        .Where(line => line.Groups["what"].Value == what)
        .Sum(line => Count(line.Value, "guest") + (line.Groups["others"] is { Success: true, Value: var others } ? int.Parse(others) : 0));

    [GeneratedRegex(@"\* guest.*?(and (?<others>\d+) others )?(?<what>joined|left)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Arrivals();

    private async Task TalkAsync(CancellationToken over)
    {
        for (var number = 0; !over.IsCancellationRequested; number++)
        {
            await Bob.SayAsync($"line {number} is so long that it takes two rows where there are only forty columns for it");
            await Task.Delay(3, CancellationToken.None);
        }
    }

    /// <summary>How a window shows the last line.</summary>
    private async Task<string> LookAsync(string nickname, string environment)
    {
        await using var window = await TerminalWindow.OpenAsync(["env", environment, .. Client("--nick", nickname)]);
        await window.ExpectPartAsync("good morning");
        var row = (await window.StyledAsync()).Split('\n').Last(line => line.Contains("good morning", StringComparison.Ordinal));
        return Defaults().Replace(row, "");
    }

    // What tmux adds.
    [GeneratedRegex(@"(?<=\e\[0m)\e\[39m\e\[49m", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Defaults();
}
