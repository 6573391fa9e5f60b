using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>Lines that begin with a slash.</summary>
public sealed class CommandsSpecs
{
    [Fact]
    public async Task Should_list_the_commands()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");

        await alice.SayAsync("/help");

        foreach (var command in new[] { "/help", "/me", "/msg", "/nick", "/q", "/who" })
            await TestTimeout.UntilAsync(
                () => Task.FromResult(alice.Heard.Lines.Any(l => l.StartsWith($"* {command}", StringComparison.Ordinal))),
                () => $"{command} is not listed. {alice.Heard}");
    }

    [Fact]
    public async Task Should_refuse_an_unknown_command_to_its_sender_alone()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        using var bob = await Member.JoinAsync(server, "bob");

        await alice.SayAsync("/dance wildly");
        (await alice.Heard.ExpectStartAsync("! ")).ShouldContain("dance");

        await alice.SayAsync("sorry");
        await bob.Heard.ExpectAsync("alice: sorry");
        bob.Heard.Lines.ShouldNotContain(l => l.Contains("dance", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_say_what_begins_with_two_slashes()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");

        await alice.SayAsync("//q");

        await alice.Heard.ExpectAsync("alice: /q");
    }

    [Fact]
    public async Task Should_say_who_is_here()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        using var bob = await Member.JoinAsync(server, "bob");
        await alice.Heard.ExpectAsync("* bob joined");

        await alice.SayAsync("/who");

        await alice.Heard.ExpectPartAsync("2 people are here");
        (await alice.Heard.ExpectPartAsync("alice")).ShouldContain("bob");
    }

    [Fact]
    public async Task Should_change_a_nickname_for_everybody()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        using var bob = await Member.JoinAsync(server, "bob");

        await bob.SayAsync("/nick alice");
        await bob.Heard.ExpectStartAsync("! ");
        await bob.SayAsync("/nick robert");
        await bob.SayAsync("hello");

        foreach (var member in new[] { alice, bob })
        {
            await member.Heard.ExpectAsync("* bob is now called robert");
            await member.Heard.ExpectAsync("robert: hello");
        }
    }

    [Fact]
    public async Task Should_show_what_a_member_does()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        using var bob = await Member.JoinAsync(server, "bob");

        await alice.SayAsync("/me waves");

        await alice.Heard.ExpectAsync("** alice waves");
        await bob.Heard.ExpectAsync("** alice waves");
    }

    [Fact]
    public async Task Should_whisper_to_one_member()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        using var bob = await Member.JoinAsync(server, "bob");
        using var carol = await Member.JoinAsync(server, "carol");

        await alice.SayAsync("/msg bob between us");
        await alice.SayAsync("for all");

        await alice.Heard.ExpectAsync("alice → bob: between us");
        await bob.Heard.ExpectAsync("alice → bob: between us");
        await carol.Heard.ExpectAsync("alice: for all");
        carol.Heard.Lines.ShouldNotContain(l => l.Contains("between us", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_refuse_a_whisper_to_somebody_who_is_not_here()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");

        await alice.SayAsync("/msg nobody psst");

        (await alice.Heard.ExpectStartAsync("! ")).ShouldContain("nobody");
    }

    [Fact]
    public async Task Should_say_goodbye_to_a_member_who_leaves_and_tell_the_others()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        using var bob = await Member.JoinAsync(server, "bob");
        await alice.Heard.ExpectAsync("* bob joined");

        await alice.SayAsync("/q");

        await alice.Heard.ExpectStartAsync("* ");
        await alice.Heard.ExpectEndAsync();
        alice.Heard.Lines.ShouldNotContain("* alice left");
        await bob.Heard.ExpectAsync("* alice left");
    }
}
