using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>Lines that begin with a slash.</summary>
public sealed class CommandsSpecs : RoomWithAlice
{
    [Fact]
    public async Task Should_list_the_commands()
    {
        await Alice.SayAsync("/help");

        foreach (var command in new[] { "/help", "/history", "/me", "/msg", "/nick", "/q", "/who", "any other line is said to everybody; // says a line that begins with a slash" })
            await TestTimeout.UntilAsync(
                () => Task.FromResult(Alice.Heard.Lines.Any(l => l.StartsWith($"* {command}", StringComparison.Ordinal))),
                () => $"{command} is not listed. {Alice.Heard}");
    }

    [Fact]
    public async Task Should_show_what_was_said_before()
    {
        foreach (var text in new[] { "one", "two", "/me waves" })
            await Alice.SayAsync(text);
        await Alice.Heard.ExpectAsync("** alice waves");

        await Alice.SayAsync("/history 2");

        await Alice.Heard.ExpectAsync("* what was said (times in UTC):");
        (await Alice.Heard.ExpectPartAsync(" alice: two")).ShouldMatch(@"^\* \d{4}-\d\d-\d\d \d\d:\d\d alice: two$");
        await Alice.Heard.ExpectPartAsync(" ** alice waves");
        Alice.Heard.Lines.ShouldNotContain(line => line.EndsWith(" alice: one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_refuse_an_unknown_command_to_its_sender_alone()
    {
        using var bob = await Member.JoinAsync(Server, "bob");

        await Alice.SayAsync("/dance wildly");
        (await Alice.Heard.ExpectStartAsync("! ")).ShouldContain("dance");

        await Alice.SayAsync("sorry");
        await bob.Heard.ExpectAsync("alice: sorry");
        bob.Heard.Lines.ShouldNotContain(l => l.Contains("dance", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_say_what_begins_with_two_slashes()
    {
        await Alice.SayAsync("//q");

        await Alice.Heard.ExpectAsync("alice: /q");
    }

    [Fact]
    public async Task Should_say_who_is_here()
    {
        using var bob = await Member.JoinAsync(Server, "bob");
        await Alice.Heard.ExpectAsync("* bob joined");

        await Alice.SayAsync("/who");

        await Alice.Heard.ExpectPartAsync("2 people are here");
        (await Alice.Heard.ExpectPartAsync("alice")).ShouldContain("bob");
    }

    [Fact]
    public async Task Should_change_a_nickname_for_everybody()
    {
        using var bob = await Member.JoinAsync(Server, "bob");

        await bob.SayAsync("/nick alice");
        await bob.Heard.ExpectStartAsync("! ");
        await bob.SayAsync("/nick robert");
        await bob.SayAsync("hello");

        foreach (var member in new[] { Alice, bob })
        {
            await member.Heard.ExpectAsync("* bob is now called robert");
            await member.Heard.ExpectAsync("robert: hello");
        }
    }

    [Fact]
    public async Task Should_show_what_a_member_does()
    {
        using var bob = await Member.JoinAsync(Server, "bob");

        await Alice.SayAsync("/me waves");

        await Alice.Heard.ExpectAsync("** alice waves");
        await bob.Heard.ExpectAsync("** alice waves");
    }

    [Fact]
    public async Task Should_whisper_to_one_member()
    {
        using var bob = await Member.JoinAsync(Server, "bob");
        using var carol = await Member.JoinAsync(Server, "carol");

        await Alice.SayAsync("/msg bob between us");
        await Alice.SayAsync("for all");

        await Alice.Heard.ExpectAsync("alice → bob: between us");
        await bob.Heard.ExpectAsync("alice → bob: between us");
        await carol.Heard.ExpectAsync("alice: for all");
        carol.Heard.Lines.ShouldNotContain(l => l.Contains("between us", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_refuse_a_whisper_to_somebody_who_is_not_here()
    {
        await Alice.SayAsync("/msg nobody psst");

        (await Alice.Heard.ExpectStartAsync("! ")).ShouldContain("nobody");
    }

    [Fact]
    public async Task Should_say_goodbye_to_a_member_who_leaves_and_tell_the_others()
    {
        using var bob = await Member.JoinAsync(Server, "bob");
        await Alice.Heard.ExpectAsync("* bob joined");

        await Alice.SayAsync("/q");

        await Alice.Heard.ExpectStartAsync("* ");
        await Alice.Heard.ExpectEndAsync();
        Alice.Heard.Lines.ShouldNotContain("* alice left");
        await bob.Heard.ExpectAsync("* alice left");
    }
}
