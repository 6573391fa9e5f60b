using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>What the keys do in the console client.</summary>
public sealed class TerminalTypingSpecs : TerminalRoom
{
    [FactNeeding("tmux")]
    public async Task Should_not_disturb_the_line_being_typed()
    {
        await using var window = await JoinAsync();
        await window.WriteAsync("안녕 👋 one");
        await window.ExpectStartAsync("> 안녕 👋 one");

        foreach (var number in Enumerable.Range(1, 30))
            await Bob.SayAsync($"line {number}");

        await window.ExpectPartAsync("bob: line 30");
        await window.ExpectStartAsync("> 안녕 👋 one");
        await window.PressAsync("C-w");
        await window.WriteAsync("two");
        await window.PressAsync("Enter");
        await Bob.Heard.ExpectAsync("jane: 안녕 👋 two");
        await window.ExpectAsync(screen => Count(screen, "jane: 안녕 👋 two") == 1 && Count(screen, "──") == 1, "the line once, and one status");
    }

    [FactNeeding("tmux")]
    public async Task Should_edit_like_a_shell()
    {
        await using var window = await JoinAsync();
        await window.WriteAsync("dra");
        await window.WriteAsync("\e[?62;22c"); // an answer of the terminal that comes late
        await window.WriteAsync("ft");
        await window.PressAsync("C-a");
        await window.WriteAsync("my ");
        await window.PressAsync("M-d");
        await window.PressAsync("C-y");
        await window.PressAsync("C-Left");
        await window.WriteAsync("last ");
        await window.ExpectStartAsync("> my last draft");

        await window.PressAsync("End");
        await window.WriteAsync(" sa");
        await window.PressAsync("C-t");
        await window.PressAsync("BSpace");
        await window.WriteAsync("x");
        await window.PressAsync("Home");
        await window.PressAsync("C-Right");
        await window.PressAsync("C-k");
        await window.PressAsync("C-a");
        await window.PressAsync("C-y");
        await window.PressAsync("DC");
        await window.ExpectStartAsync(">  last draft axy");

        await window.PressAsync("C-u");
        await window.WriteAsync("next");
        await window.ExpectStartAsync("> nexty");
    }

    [FactNeeding("tmux")]
    public async Task Should_recall_what_was_typed()
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
    }

    [FactNeeding("tmux")]
    public async Task Should_complete_nicknames_and_commands()
    {
        await using var window = await JoinAsync();
        await window.ExpectPartAsync("2 people"); // the client knows who is here
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
        await Bob.Heard.ExpectAsync("jane → bob: psst");

        var guests = await Task.WhenAll(Enumerable.Range(10, 25).Select(number => Member.JoinAsync(Server, $"guest{number}")));
        await window.ExpectPartAsync("27 people");
        await window.WriteAsync("gu");
        await window.PressAsync("Tab");
        await window.ExpectStartAsync("> guest10:");
        await window.ExpectStartAsync("── guest10  guest11");
        await window.ExpectPartAsync("guest19  and 15 more");
        await window.PressAsync("Tab");
        await window.ExpectStartAsync("> guest11:");
        Array.ForEach(guests, guest => guest.Dispose());
    }

    [FactNeeding("tmux")]
    public async Task Should_search_what_was_typed()
    {
        await using var window = await JoinAsync();
        await window.TypeAsync("the needle");
        await window.TypeAsync("the hay");
        await window.PressAsync("C-r");
        await window.WriteAsync("need");
        await window.ExpectStartAsync("search \"need\"> the needle");
        await window.PressAsync("End");
        await window.ExpectStartAsync("> the needle");
    }

    [FactNeeding("tmux")]
    public async Task Should_search_further_back_and_say_what_was_found()
    {
        await using var window = await JoinAsync();
        await window.TypeAsync("the first hay");
        await window.TypeAsync("the second hay");
        await window.PressAsync("C-r");
        await window.WriteAsync("hay");
        await window.ExpectStartAsync("search \"hay\"> the second hay");

        await window.PressAsync("C-r");
        await window.ExpectStartAsync("search \"hay\"> the first hay");
        await window.PressAsync("End");
        await window.TypeAsync(" again");

        await Bob.Heard.ExpectAsync("jane: the first hay again");
    }

    [FactNeeding("tmux")]
    public async Task Should_mark_a_line_that_a_frozen_server_does_not_answer_and_say_for_how_long()
    {
        await using var server = await ServerNode.StartAsync();
        await using var window = await TerminalWindow.OpenAsync(Programs.Client("--port", $"{server.Port}", "--nick", "jane"));
        await window.ExpectPartAsync("1 person · connected");
        await server.FreezeAsync();
        await window.TypeAsync("anybody?");
        await window.ExpectStartAsync("… anybody?");
        await window.ExpectPartAsync("connected, lag 2 s");
        await window.ExpectPartAsync("no answer for 5 s");
    }

    [FactNeeding("tmux")]
    public async Task Should_take_a_line_that_is_longer_than_the_window()
    {
        await using var window = await JoinAsync();
        await window.ResizeAsync(40, 10);
        var line = string.Join(' ', Enumerable.Range(1000, 800));
        await window.WriteAsync(line);
        await window.ExpectAsync(screen => screen.Contains("1799", StringComparison.Ordinal) && Count(screen, "──") == 1, "the end of the line");
        await window.PressAsync("C-a");
        await window.ExpectStartAsync("> 1000 1001");
        await window.PressAsync("Enter");
        await Bob.Heard.ExpectAsync($"jane: {line}");
        await window.ExpectPartAsync("1799");
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
    public async Task Should_obey_its_own_commands()
    {
        await using var window = await JoinAsync();
        await window.ExpectPartAsync("2 people"); // the client knows who is here
        await window.TypeAsync("/who");
        await window.ExpectPartAsync("2 people here: bob, jane");
        await window.TypeAsync("/help");
        await window.ExpectPartAsync("/clear empties the window");
        await window.ExpectPartAsync("/nick");
        await window.DisturbAsync("something else");
        await window.ExpectPartAsync("something else");
        await window.PressAsync("C-l");
        await window.ExpectAsync(screen => !screen.Contains("something else", StringComparison.Ordinal), "what it showed before");
        await window.TypeAsync("/clear");
        await window.ExpectAsync(screen => screen.StartsWith(">\n", StringComparison.Ordinal), "an empty window");
    }

    [FactNeeding("tmux")]
    public async Task Should_show_that_the_connection_is_lost_and_send_what_was_typed_meanwhile()
    {
        await using var window = await JoinAsync();
        await Server.DisposeAsync();
        await window.ExpectPartAsync("no connection, trying again");
        await window.TypeAsync("typed while away");
        await window.ExpectStartAsync("… typed while away");

        Server = await ServerNode.StartAtAsync(Server.Port);

        await window.ExpectPartAsync("--- connected again");
        await window.ExpectPartAsync("jane: typed while away");
        await window.ExpectAsync(screen => Count(screen, "typed while away") == 1, "the line once");
    }
}
