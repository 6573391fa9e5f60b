using System.Text;
using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>Lines between members, byte for byte.</summary>
public sealed class ChattingSpecs
{
    public static TheoryData<string, string> AnyScript() => new()
    {
        { "김철수", "안녕하세요, 여러분! ㅋㅋㅋ" },
        { "김", "decomposed: \u1112\u1161\u11AB\u1100\u1173\u11AF" },
        { "👩‍👩‍👧", "families 👨‍👩‍👧‍👦, flags 🇰🇷, skin 👋🏽, keycap 1️⃣" },
        { "Zoe\u0308", "e\u0301 is not é, n\u0303, a\u0323\u0307" },
        { "नमस्ते", "สวัสดี שלום مرحبا" },
    };

    [Theory]
    [MemberData(nameof(AnyScript))]
    public async Task Should_pass_any_script_on_byte_for_byte(string nickname, string text)
    {
        await using var server = await ServerNode.StartAsync();
        using var listener = await Member.JoinAsync(server, "listener");
        using var speaker = await Member.JoinAsync(server, nickname);
        await listener.Heard.ExpectAsync($"* {nickname} joined");

        await speaker.SayAsync(text);

        await speaker.Heard.ExpectAsync($"{nickname}: {text}");
        await listener.Heard.ExpectAsync($"{nickname}: {text}");
    }

    [Fact]
    public async Task Should_put_a_line_together_that_arrives_byte_by_byte()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");

        foreach (var b in Encoding.UTF8.GetBytes("조각 🧩\n"))
            await alice.SendAsync(new[] { b });

        await alice.Heard.ExpectAsync("alice: 조각 🧩");
    }

    [Fact]
    public async Task Should_answer_with_the_line_ending_that_the_client_uses()
    {
        await using var server = await ServerNode.StartAsync();
        using var unix = await Member.JoinAsync(server, "unix");
        using var windows = await Member.ConnectAsync(server, "windows");

        await windows.SendAsync("windows\r\n"u8.ToArray());
        await windows.Heard.ExpectAsync("* windows joined\r");
        await unix.SayAsync("one line");

        await windows.Heard.ExpectAsync("unix: one line\r");
        await unix.Heard.ExpectAsync("unix: one line");
    }

    [Fact]
    public async Task Should_keep_telnet_negotiation_out_of_the_room()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        using var bob = await Member.JoinAsync(server, "bob");

        // IAC DO ECHO, then IAC SB TERMINAL-TYPE IS "x" IAC SE in the middle of a line (RFC 854, RFC 1091).
        await alice.SendAsync((byte[])[255, 253, 1, .. "in the "u8, 255, 250, 24, 0, 120, 255, 240, .. "middle\n"u8]);

        await bob.Heard.ExpectAsync("alice: in the middle");
        // IAC WONT ECHO
        await alice.Heard.ExpectPartAsync("FFFC01");
    }

    [Fact]
    public async Task Should_let_nothing_through_that_acts_on_a_terminal()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        using var mallory = await Member.JoinAsync(server, "mallory");

        await mallory.SendAsync("\e[2J\e]0;title\a\u009b5n\b\b\r* alice left\u202E\u2066 end\n"u8.ToArray());

        var line = await alice.Heard.ExpectPartAsync(" end");
        line.ShouldStartWith("mallory: ");
        line.ShouldNotContain(c => char.IsControl(c) || c == '\u202E' || c == '\u2066');
    }

    [Fact]
    public async Task Should_tell_the_sender_of_bytes_that_are_not_utf8()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");

        await alice.SendAsync((byte[])[.. "caf"u8, 0xE9, .. "!\n"u8]);

        await alice.Heard.ExpectStartAsync("! that line did not arrive as UTF-8");
        await alice.SayAsync("café!");
        await alice.Heard.ExpectAsync("alice: café!");
        alice.Heard.Lines.ShouldNotContain(line => line.Contains('\uFFFD'));
    }

    [Fact]
    public async Task Should_refuse_a_line_that_is_too_long_and_go_on()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");

        await alice.SayAsync(new string('x', 1_000_000));
        await alice.SayAsync("short");

        await alice.Heard.ExpectStartAsync("! ");
        await alice.Heard.ExpectAsync("alice: short");
    }

    [Fact]
    public async Task Should_deliver_everything_that_was_sent_before_the_end_of_input()
    {
        await using var server = await ServerNode.StartAsync();
        using var bob = await Member.JoinAsync(server, "bob");
        using var alice = await Member.ConnectAsync(server, "alice");

        await alice.SendAsync("alice\none\ntwo\nthree without an end"u8.ToArray());
        alice.EndInput();

        foreach (var line in new[] { "* alice joined", "alice: one", "alice: two", "alice: three without an end", "* alice left" })
            await bob.Heard.ExpectAsync(line);
        await alice.Heard.ExpectAsync("alice: three without an end");
        await alice.Heard.ExpectEndAsync();
    }

    [Fact]
    public async Task Should_notice_a_member_whose_connection_breaks()
    {
        await using var server = await ServerNode.StartAsync();
        using var bob = await Member.JoinAsync(server, "bob");
        using var alice = await Member.JoinAsync(server, "alice");

        alice.Reset();

        await bob.Heard.ExpectAsync("* alice left");
    }
}
