using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>What GNU telnet does to letters and keys, and how the server makes up for it.</summary>
public sealed class TelnetSpecs
{
    private const string InterruptKey = "\u0003";

    [FactNeeding("telnet", "script")]
    public async Task Should_carry_every_letter_after_the_first_line_that_telnet_has_damaged()
    {
        await using var server = await ServerNode.StartAsync();
        await using var telnet = await StartAsync(server);

        await telnet.TypeAsync("안녕");
        await telnet.Output.ExpectStartAsync("! the nickname");
        await telnet.TypeAsync("안녕");
        await telnet.Output.ExpectAsync("* 안녕 joined");

        await telnet.TypeAsync("한글 👩‍🚀 흝");
        await telnet.Output.ExpectAsync("안녕: 한글 👩‍🚀 흝");
    }

    [FactNeeding("telnet", "script")]
    public async Task Should_not_say_a_line_that_telnet_has_damaged_and_say_it_when_it_is_typed_again()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        await using var telnet = await StartAsync(server);
        await telnet.TypeAsync("tess");
        await telnet.Output.ExpectAsync("* tess joined");

        await telnet.TypeAsync("안녕");
        await telnet.Output.ExpectStartAsync("! that line did not arrive as UTF-8 and was not said");
        await telnet.TypeAsync("안녕");

        await alice.Heard.ExpectAsync("tess: 안녕");
        alice.Heard.Lines.ShouldNotContain(line => line.Contains('\uFFFD'));
    }

    [FactNeeding("telnet", "script")]
    public async Task Should_still_reach_somebody_who_pressed_Ctrl_C_in_telnet()
    {
        await using var server = await ServerNode.StartAsync();
        await using var telnet = await StartAsync(server);
        await telnet.TypeAsync("tess");
        await telnet.Output.ExpectAsync("* tess joined");

        await telnet.TypeAsync(InterruptKey + "still here");
        await telnet.Output.ExpectAsync("tess: still here");
    }

    private static async Task<RunningProgram> StartAsync(ServerNode server)
    {
        var telnet = RunningProgram.Start("telnet", Programs.Telnet(server.Port));
        await telnet.Output.ExpectStartAsync("* ");
        return telnet;
    }
}
