using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>Pasted lines in the console client.</summary>
public sealed class TerminalPastingSpecs : TerminalRoom
{
    [FactNeeding("tmux")]
    public async Task Should_ask_before_it_says_many_pasted_lines()
    {
        await using var window = await JoinAsync();
        await window.PasteAsync("one\n/q\nthree\n");
        await window.ExpectStartAsync("say 3 lines? y/n");
        await window.ExpectStartAsync("── from \"one\" to \"three\"");
        await window.PressAsync("n");
        await window.ExpectAsync(screen => !screen.Contains("y/n", StringComparison.Ordinal), "no question");

        await window.ResizeAsync(20, 3);
        await window.PasteAsync("four\n/five\n");
        await window.ExpectStartAsync("say 2 lines? y/n");
        await window.PressAsync("y");

        await Bob.Heard.ExpectAsync("jane: four");
        await Bob.Heard.ExpectAsync("jane: /five");
        Bob.Heard.Lines.ShouldNotContain("jane: one");
        await window.PasteAsync("one line\n");
        await window.ExpectStartAsync("> one line");
    }

    [FactNeeding("tmux")]
    public async Task Should_bring_back_what_was_cleared_and_a_paste_that_was_not_said()
    {
        await using var window = await JoinAsync();
        await window.WriteAsync("precious");
        await window.PressAsync("C-c");
        await window.ExpectPartAsync("jane · 2 people · connected · Ctrl+C again leaves");
        await window.PressAsync("Up");
        await window.ExpectStartAsync("> precious");
        await window.PressAsync("C-u");

        await window.PasteAsync("one\n/two\n");
        await window.PressAsync("n");
        await window.ExpectAsync(screen => !screen.Contains("y/n", StringComparison.Ordinal), "no question");
        await window.PressAsync("C-y");
        await window.ExpectStartAsync("say 2 lines? y/n");
        await window.PressAsync("y");
        await Bob.Heard.ExpectAsync("jane: /two");
    }

    [FactNeeding("tmux")]
    public async Task Should_stop_the_rest_of_a_paste()
    {
        await using var server = await ServerNode.StartWithAsync("akkachat.session.flood { burst = 5, lines-per-second = 4 }");
        using var zoe = await Member.JoinAsync(server, "zoe");
        await using var window = await StopPasteAsync(server);

        await window.TypeAsync("urgent");

        await zoe.Heard.ExpectAsync("jane: urgent");
        zoe.Heard.Lines.ShouldNotContain("jane: line 50");
    }

    [FactNeeding("tmux")]
    public async Task Should_say_the_rest_of_a_stopped_paste_once_it_is_brought_back()
    {
        await using var server = await ServerNode.StartWithAsync("akkachat.session.flood { burst = 5, lines-per-second = 10 }");
        using var zoe = await Member.JoinAsync(server, "zoe");
        await using var window = await StopPasteAsync(server);

        await window.PressAsync("C-y");
        await window.ExpectPartAsync(" lines? y/n");
        await window.PressAsync("y");

        await zoe.Heard.ExpectAsync("jane: line 25");
        zoe.Heard.Lines.Where(line => line.StartsWith("jane: ", StringComparison.Ordinal)).Take(25).ShouldBe(Enumerable.Range(1, 25).Select(number => $"jane: line {number}"));
    }

    private static async Task<TerminalWindow> StopPasteAsync(ServerNode server)
    {
        var window = await TerminalWindow.OpenAsync(Programs.Client("--port", $"{server.Port}", "--nick", "jane"));
        await window.ExpectPartAsync("* jane joined");
        await window.PasteAsync(string.Concat(Enumerable.Range(1, 100).Select(number => $"line {number}\n")));
        await window.PressAsync("y");
        await window.ExpectPartAsync(" pasted lines to say · Ctrl+C stops them");
        await window.PressAsync("C-c");
        await window.ExpectPartAsync(" pasted lines are not said: Ctrl+Y pastes the rest");
        return window;
    }
}
