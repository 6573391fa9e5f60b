using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>Every command from plain <c>nc</c>: what it does, and what it says to bad input.</summary>
public sealed class NetcatCommandsSpecs
{
    [FactNeeding("nc")]
    public async Task Should_do_what_people_know_from_other_rooms()
    {
        await using var server = await ServerNode.StartAsync();
        await using var alice = await server.JoinNetcatAsync("alice");
        await using var bob = await server.JoinNetcatAsync("bob");

        await alice.SaysAsync("/help msg", "* /msg NICKNAME TEXT to say something to one person alone", "* for instance: /msg bob are you there?", "* also: /w /whisper /tell /query /pm /dm");
        await alice.SaysAsync("/ping", "* pong");
        await alice.SaysAsync("/w @bob: psst", "alice → bob: psst");
        await bob.SaysAsync("/r yes?", "bob → alice: yes?");
        await bob.SaysAsync("/away 점심 🍜", "* bob is away: 점심 🍜");
        await alice.SaysAsync("/tell bob still there?", "alice → bob: still there?", "* bob is away: 점심 🍜");
        await alice.SaysAsync("/names", "* 2 people are here:", "*   alice, bob (away)");
        await bob.SaysAsync("/back", "* bob is here again");
        await alice.TypeAsync("/whois bob");
        (await alice.Output.ExpectStartAsync("* bob is here since ")).ShouldEndWith(" UTC");

        await alice.SaysAsync("/ignore bob", "* you read nothing more of bob, until you leave: /unignore bob ends it");
        await bob.SaysAsync("unheard", "bob: unheard");
        await alice.SaysAsync("/unignore bob", "* you read bob again");
        await alice.SaysAsync("/quiet on", "* joins and leaves are not shown from now on: /quiet off ends it");
        await bob.SaysAsync("/q", "* goodbye bob");
        await alice.SaysAsync("/time on", "* a clock (UTC) stands before each line from now on: /time off ends it");
        await alice.TypeAsync("tick");
        (await alice.Output.ExpectPartAsync("alice: tick")).ShouldMatch(@"^\d\d:\d\d alice: tick$");
        await alice.SaysAsync("/time off", "* no clock stands before the lines any more");
        await alice.SaysAsync("/lang ko", "* 이제부터 서버가 한국어로 말합니다");
        await alice.SaysAsync("/msg carol hi", "! carol 님은 여기 없습니다: /who에 모두 나옵니다");
        await alice.SaysAsync("/lang en", "* the server speaks English to you from now on");
        await alice.SaysAsync("/raw on", "* only what people say is shown from now on: /raw off ends it");
        await alice.SaysAsync("/exit", "* goodbye alice");

        alice.Output.Lines.ShouldNotContain(line => line.Contains("unheard", StringComparison.Ordinal) || line == "* bob left");
    }

    [FactNeeding("nc")]
    public async Task Should_let_somebody_come_back_with_a_code_and_find_what_was_said()
    {
        await using var server = await ServerNode.StartAsync();
        await using var bob = await server.JoinNetcatAsync("bob");
        string code;
        await using (var alice = await server.ConnectNetcatAsync("alice"))
        {
            code = (await alice.Output.ExpectStartAsync("* come back as alice#")).Split(' ')[4];
            await bob.Output.ExpectAsync("* alice joined");
            await bob.SaysAsync("heard", "bob: heard");
            await alice.Output.ExpectAsync("bob: heard");
        }
        await bob.Output.ExpectAsync("* alice left");
        await bob.SaysAsync("차 한잔?", "bob: 차 한잔?");

        await using var back = await server.ConnectNetcatAsync(code);

        foreach (var line in new[] { "* alice joined", "* you missed 1 line:", "bob: 차 한잔?", "* /help lists the commands, /q leaves" })
            await back.Output.ExpectAsync(line);
        await back.SaysAsync("/missed", "* you missed nothing");
        await back.SaysAsync("/lag", "* you have read all");
        await back.SaysAsync("/search 한", "* what was found, the newest first (times in UTC):");
        (await back.Output.ExpectPartAsync("bob: 차 한잔?")).ShouldStartWith("* 20");
        await using var guess = await server.ConnectNetcatAsync(code);
        await guess.Output.ExpectAsync("! that code is wrong, used or older than a day: type a nickname alone");
    }

    [FactNeeding("nc")]
    public async Task Should_answer_bad_input_with_one_line()
    {
        await using var server = await ServerNode.StartAsync();
        await using var alice = await server.JoinNetcatAsync("alice");

        await alice.SaysAsync("/hlep", "! there is no command /hlep: do you mean /help? /help lists all (to say a line that begins with a slash, type two)");
        await alice.SaysAsync("/who 지영", "! nobody here is called 지영: /who lists who is here");
        await alice.SaysAsync("/msg Zoe\u0308 psst", "! nobody here is called Zoe\u0308: /who lists who is here");
        await alice.SaysAsync("/msg alice psst", "! you are alice yourself: name somebody else");
        await alice.SaysAsync("/r psst", "! nobody has sent you anything alone yet: /msg NICKNAME TEXT begins");
        await alice.SaysAsync("/ignore alice", "! you are alice yourself: name somebody else");
        await alice.SaysAsync("/unignore ｂｏｂ", "! you do not ignore ｂｏｂ: /ignore lists whom you do");
        await alice.SaysAsync("/time sometimes", "! type /time on|off to see a clock (UTC) before each line");
        await alice.SaysAsync("/back", "! you are not away: /away begins it");
        await alice.SaysAsync("/register short", "! a password has at least 8 characters: choose a longer one");
        await alice.SaysAsync("/unregister", "! alice is not registered: /register PASSWORD does that");
        await alice.SaysAsync("/search !?", "! /search !?: name a word, of letters or digits");
        await alice.SaysAsync("/who two words", "! the nickname \"two words\" holds a space: type one word, for instance two_words");
    }
}
