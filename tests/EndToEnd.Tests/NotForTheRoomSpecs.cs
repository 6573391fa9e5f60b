using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>What was never meant for the room does not get there.</summary>
public sealed class NotForTheRoomSpecs
{
    [FactNeeding("nc")]
    public async Task Should_not_let_in_what_a_script_says_when_its_nickname_is_taken()
    {
        await using var server = await ServerNode.StartAsync();
        using var bot = await Member.JoinAsync(server, "bot");
        await using var script = RunningProgram.Start("nc", Programs.Netcat(server.Port));

        await script.TypeAsync("bot\ndeployed\nall green");
        script.EndInput();
        await script.ExitAsync();

        script.Output.Lines.ShouldContain("! somebody here is called bot already: choose another nickname, for instance bot2");
        script.Output.Lines[^1].ShouldStartWith("! you did not join, and what came together with the nickname was not said");
        await bot.SayAsync("quiet");
        await bot.Heard.ExpectAsync("bot: quiet");
        bot.Heard.Lines.ShouldNotContain(line => line.Contains("deployed", StringComparison.Ordinal) || line.Contains("green", StringComparison.Ordinal));
    }

    [FactNeeding("nc")]
    public async Task Should_tell_a_script_what_became_of_its_lines()
    {
        await using var server = await ServerNode.StartWithAsync("akkachat.session.flood.lines-per-second = 0");
        await using var script = RunningProgram.Start("nc", Programs.Netcat(server.Port));

        await script.TypeAsync(string.Join('\n', ["bot", .. Enumerable.Range(1, 997).Select(n => $"line {n}"), "/dance", "/msg nobody hi", "the end"]));
        script.EndInput();
        await script.ExitAsync();

        script.Output.Lines[^1].ShouldBe("* goodbye bot: 998 lines were taken and 2 refused");
    }

    [FactNeeding("nc")]
    public async Task Should_say_all_lines_of_a_script_at_its_rate_once_it_has_sent_them()
    {
        await using var server = await ServerNode.StartWithAsync("akkachat.session.flood { lines-per-second = 10, burst = 5, warn-after = 300ms, close-after = 1s }");
        await using var script = RunningProgram.Start("nc", Programs.Netcat(server.Port));

        // Each read takes 1 KiB: most lines are still in the system's buffer when the connection would close.
        await script.TypeAsync(string.Join('\n', ["bot", .. Enumerable.Range(1, 30).Select(n => $"line {n} {new string('x', 200)}")]));
        script.EndInput();
        await script.ExitAsync();

        script.Output.Lines[^1].ShouldBe("* goodbye bot: 30 lines were taken and 0 refused");
        script.Output.Lines.ShouldContain("* your lines wait: 10 a second are said, until all are");
    }

    [FactNeeding("curl")]
    public async Task Should_close_a_web_client_with_one_line()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        await using var curl = RunningProgram.Start(
            "curl", "curl", "--silent", "--http0.9", "--max-time", "20", "--data-binary", "evil\nhello\n", $"http://127.0.0.1:{server.Port}/");

        await curl.ExitAsync();

        curl.Output.Lines.Count(line => line.StartsWith("! ", StringComparison.Ordinal)).ShouldBe(1);
        curl.Output.Lines.ShouldContain("! this is a chat for people and does not speak HTTP: connect with nc, telnet or the AkkaChat client");
        await alice.SayAsync("quiet");
        await alice.Heard.ExpectAsync("alice: quiet");
        alice.Heard.Lines.ShouldNotContain(line => line.Contains("evil", StringComparison.Ordinal));
    }

    [FactNeeding("nc")]
    public async Task Should_not_say_what_was_erased_nor_a_command_that_is_indented()
    {
        await using var server = await ServerNode.StartAsync();
        using var bob = await Member.JoinAsync(server, "bob");
        using var carol = await Member.JoinAsync(server, "carol");
        await using var alice = RunningProgram.Start("nc", Programs.Netcat(server.Port));
        await alice.TypeAsync("alice");
        await alice.Output.ExpectAsync("* alice joined");

        await alice.TypeAsync(" /msg bob secret\n\u00A0/msg bob another secret\nsecret pass\u0015help\u007Flo");

        await bob.Heard.ExpectAsync("alice → bob: secret");
        await bob.Heard.ExpectAsync("alice → bob: another secret");
        await carol.Heard.ExpectAsync("alice: hello");
        carol.Heard.Lines.ShouldNotContain(line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_not_say_what_was_erased_with_telnets_own_commands()
    {
        await using var server = await ServerNode.StartAsync();
        using var bob = await Member.JoinAsync(server, "bob");
        using var alice = await Member.JoinAsync(server, "alice");

        // IAC EC, IAC EL and IAC IP
        await alice.SendAsync((byte[])[.. "help"u8, 255, 247, .. "lo\r\nsecret"u8, 255, 248, .. "one\r\nsecret"u8, 255, 244, .. "two\r\n"u8]);

        await bob.Heard.ExpectAsync("alice: hello");
        await bob.Heard.ExpectAsync("alice: one");
        await bob.Heard.ExpectAsync("alice: two");
    }
}
