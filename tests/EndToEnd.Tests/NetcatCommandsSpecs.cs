using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>Every command from plain <c>nc</c>: what it does, and what it says to bad input.</summary>
public sealed class NetcatCommandsSpecs
{
    [FactNeeding("nc")]
    public async Task Should_do_what_people_know_from_other_rooms()
    {
        await using var server = await ServerNode.StartAsync();
        await using var alice = await JoinAsync(server, "alice");
        await using var bob = await JoinAsync(server, "bob");

        await Says(alice, "/help msg", "* /msg NICKNAME TEXT to say something to one person alone", "* for instance: /msg bob are you there?", "* also: /w /whisper /tell /query /pm /dm");
        await Says(alice, "/ping", "* pong");
        await Says(alice, "/w @bob: psst", "alice → bob: psst");
        await Says(bob, "/r yes?", "bob → alice: yes?");
        await Says(bob, "/away 점심 🍜", "* bob is away: 점심 🍜");
        await Says(alice, "/tell bob still there?", "alice → bob: still there?", "* bob is away: 점심 🍜");
        await Says(alice, "/names", "* 2 people are here:", "*   alice, bob (away)");
        await Says(bob, "/back", "* bob is here again");
        await alice.TypeAsync("/whois bob");
        (await alice.Output.ExpectStartAsync("* bob is here since ")).ShouldEndWith(" UTC");

        await Says(alice, "/ignore bob", "* you read nothing more of bob, until you leave: /unignore bob ends it");
        await Says(bob, "unheard", "bob: unheard");
        await Says(alice, "/unignore bob", "* you read bob again");
        await Says(alice, "/quiet on", "* joins and leaves are not shown from now on: /quiet off ends it");
        await Says(bob, "/q", "* goodbye bob");
        await Says(alice, "/time on", "* a clock (UTC) stands before each line from now on: /time off ends it");
        await alice.TypeAsync("tick");
        (await alice.Output.ExpectPartAsync("alice: tick")).ShouldMatch(@"^\d\d:\d\d alice: tick$");
        await Says(alice, "/time off", "* no clock stands before the lines any more");
        await Says(alice, "/raw on", "* only what people say is shown from now on: /raw off ends it");
        await Says(alice, "/exit", "* goodbye alice");

        alice.Output.Lines.ShouldNotContain(line => line.Contains("unheard", StringComparison.Ordinal) || line == "* bob left");
    }

    [FactNeeding("nc")]
    public async Task Should_answer_bad_input_with_one_line()
    {
        await using var server = await ServerNode.StartAsync();
        await using var alice = await JoinAsync(server, "alice");

        await Says(alice, "/hlep", "! there is no command /hlep: do you mean /help? /help lists all (to say a line that begins with a slash, type two)");
        await Says(alice, "/who 지영", "! nobody here is called 지영: /who lists who is here");
        await Says(alice, "/msg Zoe\u0308 psst", "! nobody here is called Zoe\u0308: /who lists who is here");
        await Says(alice, "/msg alice psst", "! you are alice yourself: name somebody else");
        await Says(alice, "/r psst", "! nobody has sent you anything alone yet: /msg NICKNAME TEXT begins");
        await Says(alice, "/ignore alice", "! you are alice yourself: name somebody else");
        await Says(alice, "/unignore ｂｏｂ", "! you do not ignore ｂｏｂ: /ignore lists whom you do");
        await Says(alice, "/time sometimes", "! type /time on|off to see a clock (UTC) before each line");
        await Says(alice, "/back", "! you are not away: /away begins it");
        await Says(alice, "/who two words", "! the nickname \"two words\" holds a space: type one word, for instance two_words");
    }

    private static async Task<RunningProgram> JoinAsync(ServerNode server, string nickname)
    {
        var member = RunningProgram.Start(nickname, "nc", "127.0.0.1", $"{server.Port}");
        await member.TypeAsync(nickname);
        await member.Output.ExpectAsync("* /help lists the commands, /q leaves");
        return member;
    }

    private static async Task Says(RunningProgram member, string line, params string[] answers)
    {
        await member.TypeAsync(line);
        foreach (var answer in answers)
            await member.Output.ExpectAsync(answer);
    }
}
