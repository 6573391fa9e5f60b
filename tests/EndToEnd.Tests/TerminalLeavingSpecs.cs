using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>Coming and going in the console client; whatever happens, the terminal is as it was before.</summary>
public sealed class TerminalLeavingSpecs : TerminalRoom
{
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

        await window.ExpectEndAsync(Left);
        await Bob.Heard.ExpectAsync("* jane left");
    }

    [FactNeeding("tmux")]
    public async Task Should_leave_when_Ctrl_D_is_pressed()
    {
        await using var window = await JoinAsync();
        await window.PressAsync("C-d");
        await window.ExpectEndAsync(Left);
        await Bob.Heard.ExpectAsync("* jane left");
    }

    [FactNeeding("tmux")]
    public async Task Should_forget_a_Ctrl_C_after_five_seconds()
    {
        await using var window = await JoinAsync();
        await using var idle = await TerminalWindow.OpenAsync(Client("--nick", "june"));
        await idle.ExpectPartAsync("3 people · connected");
        await window.ExpectPartAsync("3 people · connected");
        await idle.RecordAsync();
        for (var n = 0; n < 2; n++) // so long that a ping is sent and answered
        {
            await window.PressAsync("C-c");
            await window.ExpectPartAsync("Ctrl+C again leaves");
            await window.ExpectAsync(screen => !screen.Contains("Ctrl+C again leaves", StringComparison.Ordinal), "that a Ctrl+C would leave no more");
        }
        (await idle.RecordedAsync()).ShouldBe("");
    }

    [FactNeeding("tmux")]
    public async Task Should_leave_at_once_when_told_so_twice_while_lines_wait()
    {
        var server = await ServerNode.StartAsync();
        await using var jane = await JoinAsync(server, "jane");
        await using var june = await JoinAsync(server, "june");
        await server.DisposeAsync();
        foreach (var (window, leave) in new[] { (jane, "C-c"), (june, "C-d") })
        {
            await window.ExpectPartAsync("no connection");
            await window.TypeAsync("waits");
            await window.ExpectStartAsync("… waits");
            await window.PressAsync("C-d");
            await window.ExpectPartAsync("leaving when 1 line is delivered, within 60 s · Ctrl+C leaves at once");
            await window.PressAsync(leave);
            await window.ExpectEndAsync(Failed);
            await window.ExpectStartAsync("left; 1 line was not confirmed");
        }
    }

    [FactNeeding("tmux")]
    public async Task Should_come_back_after_an_orderly_stop_with_what_was_being_typed()
    {
        await using var window = await JoinAsync();
        await window.WriteAsync("half a li");
        await window.ExpectStartAsync("> half a li");
        await Server.TerminateAsync();
        await window.ExpectPartAsync("the server has closed the connection; trying again");
        await Server.ExitAsync();

        Server = await ServerNode.StartAtAsync(Server.Port);

        await window.ExpectPartAsync("--- connected again");
        await window.ExpectStartAsync("> half a li");
        await window.PressAsync("C-u");
        await window.PressAsync("C-d");
        await window.ExpectEndAsync(Left);
    }

    [FactNeeding("tmux")]
    public async Task Should_wait_for_the_lines_under_way_and_say_how_many_were_lost()
    {
        using var user = new ClientSettingsFolder("akkachat.client.reconnect-timeout = 2s");
        var server = await ServerNode.StartAsync();
        await using var window = await TerminalWindow.OpenAsync(user.Client("--port", $"{server.Port}", "--nick", "jane"));
        await window.ExpectPartAsync("* jane joined");
        await server.DisposeAsync();
        await window.ExpectPartAsync("no connection");
        await window.TypeAsync("one");
        await window.TypeAsync("two");
        await window.PressAsync("C-d");

        await window.ExpectEndAsync(Failed);
        await window.ExpectStartAsync("left; 2 lines were not confirmed");
    }

    [FactNeeding("tmux")]
    public async Task Should_leave_editing_to_a_terminal_that_only_prints()
    {
        foreach (var environment in new string[][] { ["TERM=dumb"], ["-u", "TERM"] })
        {
            await using var window = await JoinAsync(environment);
            await window.WriteAsync("secret pass");
            await window.PressAsync("C-u");
            await window.WriteAsync("hellp");
            await window.PressAsync("BSpace");
            await window.WriteAsync("o");
            await window.PressAsync("Enter");
            await Bob.Heard.ExpectAsync("jane: hello");
            await window.PressAsync("C-d");
            await window.ExpectStartAsync("exit code 0");
            await Bob.Heard.ExpectAsync("* jane left");
        }
    }

    [FactNeeding("tmux")]
    public async Task Should_say_goodbye_when_the_window_of_a_terminal_that_only_prints_is_closed()
    {
        await using var window = await JoinAsync("TERM=dumb");
        await window.CloseAsync();
        await Bob.Heard.ExpectAsync("* jane left");
    }

    [FactNeeding("tmux", "pkill")]
    public async Task Should_give_the_terminal_back_when_it_is_asked_to_end()
    {
        foreach (var signal in new[] { "TERM", "HUP", "INT", "QUIT" })
        {
            await using var window = await JoinAsync();
            await window.WriteAsync("half a li");
            await window.SignalAsync(signal);
            await window.ExpectEndAsync(Left);
            await Bob.Heard.ExpectAsync("* jane left");
        }
    }

    [FactNeeding("tmux", "pkill")]
    public async Task Should_give_the_terminal_back_when_it_breaks()
    {
        await using var window = await JoinAsync(StartupHook.Variable);
        await window.SignalAsync("USR1");
        await window.ExpectPartAsync("broken on purpose");
        await window.ExpectEndAsync(Aborted);
    }

    [FactNeeding("tmux")]
    public async Task Should_say_goodbye_when_the_window_is_closed()
    {
        await using var window = await JoinAsync();
        await window.CloseAsync();
        await Bob.Heard.ExpectAsync("* jane left");
    }

    private static async Task<TerminalWindow> JoinAsync(ServerNode server, string nickname)
    {
        var window = await TerminalWindow.OpenAsync(Programs.Client("--port", $"{server.Port}", "--nick", nickname));
        await window.ExpectPartAsync($"* {nickname} joined");
        return window;
    }
}
