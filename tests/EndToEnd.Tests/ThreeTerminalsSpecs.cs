using System.Text.RegularExpressions;
using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>Three people with three programs in one room: <c>nc</c>, <c>telnet</c> and the console client.</summary>
public sealed partial class ThreeTerminalsSpecs
{
    [FactNeeding("nc", "telnet", "script")]
    public async Task Should_let_nc_telnet_and_the_client_talk()
    {
        await using var server = await ServerNode.StartAsync();
        await using var nina = RunningProgram.Start("nc", Programs.Netcat(server.Port));
        await using var tess = RunningProgram.Start("telnet", Programs.Telnet(server.Port));

        await JoinAsync(nina, "nina");
        await JoinAsync(tess, "tess", nina);
        await using var carl = await StartClientAsync(server, "carl", nina, tess);

        await SayAsync(tess, "hello from telnet", "tess: hello from telnet", nina, carl);
        await SayAsync(nina, "hello from nc", "nina: hello from nc", tess, carl);
        await SayAsync(carl, "hello from the client", "carl: hello from the client", nina, tess);

        await tess.TypeAsync("/q");
        await tess.ExitAsync();
        await ExpectAsync("* tess left", nina, carl);

        nina.EndInput();
        (await nina.ExitAsync()).ShouldBe(0);
        await ExpectAsync("* nina left", carl);

        carl.EndInput();
        (await carl.ExitAsync()).ShouldBe(0);

        string[] story =
        [
            "tess: hello from telnet", "nina: hello from nc", "carl: hello from the client",
            "* tess left", "* nina left",
        ];
        Story(carl).ShouldBe(story);
        Story(nina).ShouldBe(story[..^1]);
        Story(tess).ShouldBe(story[..^2]);
    }

    [FactNeeding("nc", "telnet", "script")]
    public async Task Should_carry_any_script_between_the_three()
    {
        await using var server = await ServerNode.StartAsync();
        await using var nc = RunningProgram.Start("nc", Programs.Netcat(server.Port));
        await using var telnet = RunningProgram.Start("telnet", Programs.Telnet(server.Port));

        await JoinAsync(nc, "김철수");
        await JoinAsync(telnet, "민지", nc);
        await using var client = await StartClientAsync(server, "Zoe\u0308", nc, telnet);

        await SayAsync(nc, "안녕하세요, 👩‍🚀👋🏽", "김철수: 안녕하세요, 👩‍🚀👋🏽", telnet, client);
        await SayAsync(telnet, "재밌다 😀 e\u0301 नमस्ते", "민지: 재밌다 😀 e\u0301 नमस्ते", nc, client);
        await SayAsync(client, "Ünï 🇰🇷 שלום", "Zoe\u0308: Ünï 🇰🇷 שלום", nc, telnet);
    }

    private static async Task JoinAsync(RunningProgram who, string nickname, params RunningProgram[] others)
    {
        await who.Output.ExpectStartAsync("* ");
        await who.TypeAsync(nickname);
        await ExpectAsync($"* {nickname} joined", [who, .. others]);
    }

    private static async Task<RunningProgram> StartClientAsync(ServerNode server, string nickname, params RunningProgram[] others)
    {
        var client = RunningProgram.Start("the client", Programs.Client("--port", $"{server.Port}", "--nick", nickname));
        await ExpectAsync($"* {nickname} joined", [client, .. others]);
        return client;
    }

    private static async Task SayAsync(RunningProgram who, string text, string line, params RunningProgram[] others)
    {
        await who.TypeAsync(text);
        await ExpectAsync(line, [who, .. others]);
    }

    private static async Task ExpectAsync(string line, params RunningProgram[] people)
    {
        foreach (var person in people)
            await person.Output.ExpectAsync(line);
    }

    /// <summary>What happened once all three were here, without goodbyes and what telnet says and echoes.</summary>
    private static IEnumerable<string> Story(RunningProgram person) =>
        person.Output.Lines.Where(line => RoomLine().IsMatch(line)).SkipWhile(line => line[0] == '*');

    [GeneratedRegex("^(\\* )?(nina|tess|carl)(:| joined$| left$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RoomLine();
}
