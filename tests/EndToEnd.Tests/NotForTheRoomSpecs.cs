using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>What was never meant for the room does not get there.</summary>
public sealed class NotForTheRoomSpecs : RoomWithAlice
{
    [FactNeeding("nc")]
    public async Task Should_not_let_in_what_a_script_says_when_its_nickname_is_taken()
    {
        await using var script = RunningProgram.Start("nc", Programs.Netcat(Server.Port));

        await script.TypeAsync("alice\ndeployed\nall green");
        script.EndInput();
        await script.ExitAsync();

        script.Output.Lines.ShouldContain("! somebody here is called alice already: choose another nickname, for instance alice2");
        script.Output.Lines[^1].ShouldStartWith("! you did not join, and what came together with the nickname was not said");
        await ShouldNotHearAsync("deployed");
        await ShouldNotHearAsync("green");
    }

    [FactNeeding("curl")]
    public async Task Should_close_a_web_client_with_one_line()
    {
        await using var curl = Curl("--http0.9", "--data-binary", "evil\nhello\n", $"http://127.0.0.1:{Server.Port}/");

        await curl.ExitAsync();

        curl.Output.Lines.Count(line => line.StartsWith("! ", StringComparison.Ordinal)).ShouldBe(1);
        curl.Output.Lines.ShouldContain("! this is a chat for people and does not speak HTTP: connect with nc, telnet or the AkkaChat client");
        await ShouldNotHearAsync("evil");
    }

    [FactNeeding("curl")]
    public async Task Should_close_a_client_that_speaks_TLS()
    {
        const int HandshakeFailed = 35;
        await using var curl = Curl("--insecure", $"https://127.0.0.1:{Server.Port}/evil");

        (await curl.ExitAsync()).ShouldBe(HandshakeFailed);

        await ShouldNotHearAsync(" joined from");
        Alice.Heard.Lines.Count(line => line.EndsWith(" joined", StringComparison.Ordinal)).ShouldBe(1);
    }

    [FactNeeding("nc")]
    public async Task Should_close_a_client_that_speaks_another_protocol()
    {
        foreach (var (words, protocol) in new[] { ("EHLO example.org", "SMTP"), ("SSH-2.0-OpenSSH_9.6", "SSH"), ("PROXY TCP4 192.0.2.1 192.0.2.2 5 6", "PROXY") })
        {
            await using var nc = RunningProgram.Start("nc", Programs.Netcat(Server.Port));

            await nc.TypeAsync($"{words}\nevil\nhello");
            nc.EndInput();
            await nc.ExitAsync();

            nc.Output.Lines.Single(line => line.StartsWith("! ", StringComparison.Ordinal)).ShouldContain($"does not speak {protocol}: ");
        }
        await ShouldNotHearAsync("evil");
    }

    [FactNeeding("nc")]
    public async Task Should_not_say_what_was_erased_nor_a_command_that_is_indented()
    {
        using var bob = await Member.JoinAsync(Server, "bob");
        await using var nina = RunningProgram.Start("nc", Programs.Netcat(Server.Port));
        await nina.TypeAsync("nina");
        await nina.Output.ExpectAsync("* nina joined");

        await nina.TypeAsync(" /msg bob secret\n\u00A0/msg bob another secret\nsecret pass\u0015help\u007Flo");

        await bob.Heard.ExpectAsync("nina → bob: secret");
        await bob.Heard.ExpectAsync("nina → bob: another secret");
        await Alice.Heard.ExpectAsync("nina: hello");
        await ShouldNotHearAsync("secret");
    }

    [FactNeeding("telnet", "script")]
    public async Task Should_not_say_what_was_erased_with_telnets_own_commands()
    {
        const string EscapeKey = "\u001D";
        await using var tess = RunningProgram.Start("telnet", Programs.Telnet(Server.Port));
        await tess.TypeAsync("tess");
        await tess.Output.ExpectAsync("* tess joined");

        foreach (var (typed, command, rest) in new[] { ("help", "ec", "lo"), ("secret", "el", "one"), ("secret", "ip", "two") })
        {
            await tess.TypeAsync($"{typed}{EscapeKey}send {command}");
            await tess.TypeAsync(rest);
        }

        await ExpectHeardAsync("tess: hello", "tess: one", "tess: two");
        await ShouldNotHearAsync("secret");
    }

    private static RunningProgram Curl(params IEnumerable<string> args) => RunningProgram.Start("curl", ["curl", "--silent", "--max-time", "20", .. args]);
}
