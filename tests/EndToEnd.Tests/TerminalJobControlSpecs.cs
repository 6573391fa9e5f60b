using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>The console client stopped and continued: by Ctrl+Z and by signals.</summary>
// What is typed ahead is for the shell only if the client leaves within a second.
[Collection(AloneCollection.Name)]
public sealed class TerminalJobControlSpecs : TerminalRoom
{
    [FactNeeding("tmux")]
    public async Task Should_give_the_terminal_back_until_it_goes_on()
    {
        await using var window = await TerminalWindow.OpenAsync("bash", "--norc", "--noprofile");
        await window.TypeAsync("PS1='$ '; " + string.Join(' ', Client("--nick", "jane")));
        await window.ExpectPartAsync("* jane joined");

        foreach (var stop in new Func<Task>[] { () => window.PressAsync("C-z"), () => window.SignalAsync("TSTP") })
        {
            await stop();
            await window.ExpectAsync(screen => !screen.Contains("── ", StringComparison.Ordinal) && screen.TrimEnd().EndsWith('$'), "the shell");
            await window.TypeAsync("stty -a | grep -o '[-]*icanon'");
            await window.ExpectStartAsync("icanon");
            await Bob.SayAsync("meanwhile");
            await window.TypeAsync("fg");
            await window.ExpectPartAsync("bob: meanwhile");
            await window.ExpectStartAsync("icanon");
            await window.ExpectPartAsync("* jane joined");
            await window.WriteAsync("back");
            await window.ExpectStartAsync("> back");
            await window.PressAsync("C-u");
        }

        await window.TypeAsync("/quit");
        await window.TypeAsync("clear; echo typed ahead, for the shell");
        await window.ExpectStartAsync("typed ahead, for the shell");
    }

    [FactNeeding("tmux")]
    public async Task Should_not_stop_where_nobody_could_let_it_go_on()
    {
        await using var window = await JoinAsync();
        await window.PressAsync("C-z");
        await window.WriteAsync("still here");
        await window.ExpectStartAsync("> still here");
    }

    [FactNeeding("tmux", "pkill")]
    public async Task Should_keep_what_the_shell_wrote_while_it_was_stopped_without_warning()
    {
        await using var window = await TerminalWindow.OpenAsync("bash", "--norc", "--noprofile");
        await window.TypeAsync("PS1='$ '; " + string.Join(' ', Client("--nick", "jane")));
        await window.ExpectPartAsync("* jane joined");
        await window.WriteAsync("half a li");
        await window.ExpectStartAsync("> half a li");

        await window.SignalAsync("STOP");
        await window.ExpectPartAsync("Stopped");
        await window.TypeAsync("echo what the shell says");
        await window.ExpectStartAsync("what the shell says");
        await Bob.SayAsync("meanwhile");
        await window.TypeAsync("fg");

        await window.ExpectPartAsync("bob: meanwhile");
        await window.WriteAsync("ne");
        await window.ExpectAsync(screen => screen.TrimEnd().Split('\n')[^2] == "> half a line", "the line being typed");
        await window.ExpectStartAsync("what the shell says");
    }
}
