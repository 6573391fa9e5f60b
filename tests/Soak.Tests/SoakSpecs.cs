using System.Diagnostics;
using System.Globalization;
using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.Soak.Tests;

/// <summary>
/// It stays up: people and programs come, talk, go, break off, come back, stop reading and flood, for as long as AKKACHAT_SOAK_MINUTES says (one minute if it
/// says nothing). Two who stay hear the same, all that they said themselves included; the server does not grow, and its log is clean.
/// </summary>
public sealed class SoakSpecs
{
    private const int Crowd = 20;

    private const string Settings = """
        akkachat.connections { max-per-address = 0, per-second-per-address = 0 }
        akkachat.session { max-pending-bytes = 128 KiB, nickname-timeout = 2s, grace-period = 1s, closing-timeout = 1s, linger = 100ms, flood { warn-after = 500ms, close-after = 1500ms } }
        """;

    private static readonly TimeSpan Length = TimeSpan.FromMinutes(
        double.Parse(Environment.GetEnvironmentVariable("AKKACHAT_SOAK_MINUTES") ?? "1", CultureInfo.InvariantCulture));

    // Of one who stays between two lines: under the rate, and others flood.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task Should_stay_as_it_is_whatever_people_do()
    {
        await using var server = await ServerNode.StartWithAsync(Settings);
        using var ann = await Member.JoinAsync(server, "ann");
        using var ben = await Member.JoinAsync(server, "ben");
        var clock = Stopwatch.StartNew();
        var warm = Length / 3;
        var before = default(ProcessFigures);

        var crowd = Enumerable.Range(0, Crowd).Select(n => MisbehaveAsync(server, n, new Random(n), clock)).ToList();
        var said = 0;
        while (clock.Elapsed < Length)
        {
            await ann.SayAsync($"line {said++}");
            if (before == default && clock.Elapsed > warm)
                before = server.Figures();
            await Task.Delay(Pause);
        }
        await Task.WhenAll(crowd);
        await ann.SayAsync("the end");
        await ann.Heard.ExpectAsync("ann: the end");
        await ben.Heard.ExpectAsync("ann: the end");

        Lines(ben, "ann: ").ShouldBe([.. Enumerable.Range(0, said).Select(n => $"ann: line {n}"), "ann: the end"]);
        FromTheSecondOn(ann).ShouldBe(FromTheSecondOn(ben));
        await TestTimeout.UntilAsync(() => Task.FromResult(server.Figures().Descriptors <= before.Descriptors), () => $"{before} became {server.Figures()}");
        var after = server.Figures();
        after.Threads.ShouldBeLessThanOrEqualTo(before.Threads + 4, $"{before} became {after}");
        after.MemoryMiB.ShouldBeLessThanOrEqualTo((before.MemoryMiB * 5 / 4) + 20, $"{before} became {after}");
        server.ShouldLogNoFault();
        await server.TerminateAsync();
        (await server.ExitAsync()).ShouldBe(0);
    }

    private static List<string> Lines(Member member, string start) =>
        [.. member.Heard.Lines.Where(line => line.StartsWith(start, StringComparison.Ordinal))];

    private static List<string> FromTheSecondOn(Member member) =>
        [.. member.Heard.Lines.SkipWhile(line => line != "* ben joined").TakeWhile(line => line != "ann: the end").Where(line => !IsForOne(line))];

    private static bool IsForOne(string line) =>
        line[0] == '!' || line.StartsWith("* /help", StringComparison.Ordinal) || line.StartsWith("* come back as ", StringComparison.Ordinal);

    /// <summary>One after another, somebody comes, does something good or bad, and goes.</summary>
    private static async Task MisbehaveAsync(ServerNode server, int number, Random random, Stopwatch clock)
    {
        for (var visit = 0; clock.Elapsed < Length; visit++)
        {
            try
            {
                await VisitAsync(server, $"guest{number}-{visit}", random);
            }
            catch (System.Net.Sockets.SocketException)
            {
                // It was thrown out, as it deserved.
            }
        }
    }

    private static async Task VisitAsync(ServerNode server, string nickname, Random random)
    {
        switch (random.Next(8))
        {
            case 0:
                using (var stranger = await Member.ConnectAsync(server))
                    await stranger.Heard.ExpectEndAsync();
                break;
            case 1:
                using (var passer = await Member.ConnectAsync(server))
                    passer.Reset();
                break;
            case 2:
                using (var flooder = await Member.JoinAsync(server, nickname))
                {
                    for (var n = 0; n < 2000 && !flooder.Heard.HasEnded; n++)
                        await flooder.SayAsync($"flood {n}");
                    await flooder.Heard.ExpectEndAsync();
                }
                break;
            case 3:
                using (var sleeper = await Member.ConnectWithoutReadingAsync(server, nickname))
                {
                    await sleeper.SayAsync(nickname);
                    await Task.Delay(random.Next(2000));
                }
                break;
            case 4:
                await BreakOffAsync(server, nickname, comesBack: random.Next(2) == 0);
                break;
            default:
                using (var talker = await Member.JoinAsync(server, nickname))
                    await TalkAsync(talker, random);
                break;
        }
    }

    /// <summary>A program whose connection breaks; its session ends with the grace time, or goes on.</summary>
    private static async Task BreakOffAsync(ServerNode server, string nickname, bool comesBack)
    {
        string session;
        using (var program = await Member.ConnectAsync(server, nickname))
        {
            await program.SayAsync($"@hello {nickname}");
            session = await program.Heard.ExpectStartAsync("@session=");
            await program.SayAsync("@id=1 hello");
            await program.Heard.ExpectStartAsync("@done=1");
            program.Reset();
        }
        if (!comesBack)
            return;
        using var again = await Member.ConnectAsync(server, nickname);
        await again.SayAsync($"@resume={session[(session.IndexOf('=', StringComparison.Ordinal) + 1)..session.IndexOf(';', StringComparison.Ordinal)]};at=1 {nickname}");
        await again.Heard.ExpectStartAsync("@resumed=");
        await again.SayAsync("/q");
        await again.Heard.ExpectEndAsync();
    }

    private static async Task TalkAsync(Member talker, Random random)
    {
        for (var n = random.Next(20); n > 0; n--)
        {
            await talker.SayAsync($"hello {n}");
            await Task.Delay(random.Next(100));
        }
        switch (random.Next(3))
        {
            case 0:
                await talker.SayAsync("/q");
                await talker.Heard.ExpectEndAsync();
                break;
            case 1:
                talker.EndInput();
                await talker.Heard.ExpectEndAsync();
                break;
            default:
                talker.Reset();
                break;
        }
    }
}
