using System.Text.RegularExpressions;
using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>The client with <c>--json</c>, as docs/JSON.md describes it.</summary>
public sealed partial class JsonSpecs
{
    private const int Usage = 2;

    [Fact]
    public async Task Should_print_what_the_documentation_shows()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        await alice.SayAsync("hello");
        await alice.Heard.ExpectAsync("alice: hello");
        await using var bob = Start(server, "bob");
        await bob.Output.ExpectPartAsync("hello");

        await SayAsync(() => bob.TypeAsync("""{"command":"/who"}"""), "here");
        await SayAsync(() => bob.TypeAsync("""{"text":"/etc/hosts is wrong"}"""), "said");
        await SayAsync(() => alice.SayAsync("/me nods"), "acted");
        await SayAsync(() => alice.SayAsync("/msg bob is it \"localhost\"?"), "whispered");
        await SayAsync(() => bob.TypeAsync("""{"command":"/shout"}"""), "refusal");
        await SayAsync(() => alice.SayAsync("/nick 앨리스"), "renamed");
        await SayAsync(() => alice.SayAsync("/q"), "left");
        bob.EndInput();

        await bob.ExitAsync();
        bob.Output.Lines.Select(WithoutTime).ShouldBe(Documented().Select(WithoutTime));

        async Task SayAsync(Func<Task> say, string kind)
        {
            await say();
            await bob.Output.ExpectStartAsync($"{{\"kind\":\"{kind}\"");
        }
    }

    [Fact]
    public async Task Should_carry_what_is_said_from_one_room_to_another_and_nothing_else()
    {
        await using var here = await ServerNode.StartAsync();
        await using var there = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(here, "alice");
        using var bob = await Member.JoinAsync(there, "bob");
        await using var bridge = RunningProgram.Start(
            "the bridge",
            ["sh", "-c", $"{Client(here, "ear")} --follow --json | {Client(there, "mouth")} --json"]);
        await alice.Heard.ExpectAsync("* ear joined");
        await bob.Heard.ExpectAsync("* mouth joined");

        foreach (var line in new[] { "//q", "/me waves", "/msg ear between us", "bye" })
            await alice.SayAsync(line);

        await bob.Heard.ExpectAsync("mouth: bye");
        bob.Heard.Lines.SkipWhile(line => line != "* mouth joined").ShouldBe(["* mouth joined", "mouth: /q", "** mouth waves", "mouth: bye"]);
    }

    [Fact]
    public async Task Should_name_the_line_that_it_cannot_read_once_all_before_it_is_delivered()
    {
        await using var server = await ServerNode.StartAsync();
        using var alice = await Member.JoinAsync(server, "alice");
        await using var client = Start(server, "ci");
        foreach (var line in new[] { """{"text":"one"}""", "", "two", """{"text":"three"}""" })
            await client.TypeAsync(line);

        (await client.ExitAsync()).ShouldBe(Usage);

        client.Errors.Lines.ShouldBe(["line 3 of the input is no JSON: two; it is not said, and nothing after it"]);
        await alice.Heard.ExpectAsync("* ci left");
        alice.Heard.Lines.Where(line => line.StartsWith("ci: ", StringComparison.Ordinal)).ShouldBe(["ci: one"]);
    }

    private static RunningProgram Start(ServerNode server, string nickname) =>
        RunningProgram.Start("the client", Programs.Client("--port", $"{server.Port}", "--nick", nickname, "--json"));

    private static string Client(ServerNode server, string nickname) =>
        string.Join(' ', Programs.Client("--port", $"{server.Port}", "--nick", nickname));

    private static IEnumerable<string> Documented() =>
        File.ReadLines(Path.Combine(Programs.Root, "docs", "JSON.md")).SkipWhile(line => line != "```json").Skip(1).TakeWhile(line => line != "```");

    private static string WithoutTime(string line) => Time().Replace(line, "(time)", 1);

    [GeneratedRegex(@"(?<=""time"":"")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z(?="")", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Time();
}
