using System.Net;
using System.Net.Sockets;
using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>How a person comes in at a terminal.</summary>
public sealed class TerminalNamingSpecs : TerminalRoom
{
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
        await Bob.Heard.ExpectAsync("지영: 안녕 👋");
        await Bob.SayAsync("welcome");
        await window.ExpectPartAsync("bob: welcome");
        await window.TypeAsync("/quit");

        await window.ExpectEndAsync(Left);
        await Bob.Heard.ExpectAsync("* 지영 left");
    }

    [FactNeeding("tmux")]
    public async Task Should_help_and_leave_at_the_question_for_a_nickname()
    {
        await using var window = await TerminalWindow.OpenAsync(Client());
        await window.ExpectPartAsync("nickname>");
        await window.TypeAsync("/help");
        await window.ExpectPartAsync("type the nickname to join with and press Enter; /quit leaves");
        await window.TypeAsync("/q");
        await window.ExpectEndAsync(Left);
    }

    [FactNeeding("tmux")]
    public async Task Should_wait_for_a_place_when_the_server_is_full()
    {
        await using var server = await ServerNode.StartWithAsync("akkachat.connections.max = 1");
        using var first = await Member.JoinAsync(server, "first");
        await using var window = await TerminalWindow.OpenAsync(Programs.Client("--port", $"{server.Port}", "--nick", "jane"));
        await window.ExpectPartAsync("! server is full, try later");
        await window.ExpectPartAsync("no place for you, trying again");
        await first.SayAsync("/q");
        await window.ExpectPartAsync("* jane joined");
    }

    [FactNeeding("tmux")]
    public async Task Should_say_at_once_that_no_server_is_there()
    {
        await using var window = await TerminalWindow.OpenAsync(Programs.Client("--port", "1", "--nick", "jane"));
        await window.ExpectEndAsync(Failed);
        await window.ExpectStartAsync("cannot connect to 127.0.0.1:1: nobody listens there");
    }

    [FactNeeding("tmux")]
    public async Task Should_say_to_what_it_connects_and_give_up_when_nobody_greets()
    {
        using var user = new ClientSettingsFolder("akkachat.client.greeting-timeout = 4s");
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var window = await TerminalWindow.OpenAsync(user.Client("127.0.0.1", $"{((IPEndPoint)silent.LocalEndpoint).Port}", "--nick", "jane"));
        await window.ExpectPartAsync($"connecting to {silent.LocalEndpoint} for 2 s");
        await window.ExpectEndAsync(Failed);
        await window.ExpectStartAsync($"cannot connect to {silent.LocalEndpoint}: no greeting of an AkkaChat server within 4 s");
    }

    [FactNeeding("tmux")]
    public async Task Should_not_say_a_half_typed_nickname_when_the_refused_one_becomes_free()
    {
        await using var window = await TerminalWindow.OpenAsync(Client("--nick", "bob"));
        await window.ExpectPartAsync("! ");
        await window.WriteAsync("bobb");
        await window.ExpectStartAsync("nickname> bobb");
        await Bob.SayAsync("/q");
        await Bob.Heard.ExpectAsync("* goodbye bob");
        using var zoe = await Member.JoinAsync(Server, "zoe");

        await window.TypeAsync("y");

        await zoe.Heard.ExpectAsync("* bobby joined");
    }

    [FactNeeding("tmux", "pkill")]
    public async Task Should_say_no_nickname_when_somebody_took_the_own_one_while_the_server_was_gone()
    {
        await using var window = await JoinAsync();
        await window.SignalAsync("STOP");
        await Server.DisposeAsync();
        Server = await ServerNode.StartAtAsync(Server.Port);
        using var other = await Member.JoinAsync(Server, "jane");

        await window.SignalAsync("CONT");

        await window.ExpectPartAsync("! somebody here is called jane already");
        await window.ExpectPartAsync("nickname>");
        await window.TypeAsync("june");
        await other.Heard.ExpectAsync("* june joined");
        await window.TypeAsync("hello");
        await other.Heard.ExpectAsync("june: hello");
        other.Heard.Lines.ShouldNotContain("june: june");
    }
}
