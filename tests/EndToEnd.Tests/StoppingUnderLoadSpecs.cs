using System.Diagnostics;
using System.Net.Sockets;
using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>SIGTERM while everybody talks: what its sender saw come back reaches everybody who reads.</summary>
public sealed class StoppingUnderLoadSpecs
{
    private const int Talkers = 20, Sleepers = 3;

    // Of one talker between two lines: the server is to be busy, and the test not busier.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Should_deliver_every_accepted_line_to_everybody_and_say_goodbye()
    {
        using var settings = new SettingsFile("akkachat.session { flood.lines-per-second = 0, backlog = 64 MiB, closing-timeout = 4s, linger = 1s }");
        await using var server = await ServerNode.StartAsync("--config", settings.Path);
        var talkers = new List<Member>();
        var sleepers = new List<Member>();
        try
        {
            for (var n = 0; n < Talkers; n++)
                talkers.Add(await Member.JoinAsync(server, $"talker{n}"));
            for (var n = 0; n < Sleepers; n++)
                sleepers.Add(await JoinDeafAsync(server, $"sleeper{n}", talkers[0]));
            var talking = talkers.Select(member => TalkAsync(member)).ToList();
            await Patience.UntilAsync(() => Task.FromResult(talkers[0].Heard.Lines.Count > 2000), () => "The load does not come up.");

            var clock = Stopwatch.StartNew();
            await server.TerminateAsync();
            (await server.ExitAsync()).ShouldBe(0);

            clock.Elapsed.ShouldBeLessThan(Limit);
            await Task.WhenAll(talking);
            await talkers[0].Heard.ExpectEndAsync();
            var said = Said(talkers[0]);
            foreach (var member in talkers)
            {
                await member.Heard.ExpectEndAsync();
                Said(member).SequenceEqual(said).ShouldBeTrue(member.Heard.ToString());
                member.Heard.Lines.ShouldContain("* the server is stopping, goodbye");
                member.Heard.Lines.ShouldNotContain(line => line.StartsWith("! ", StringComparison.Ordinal));
            }
            server.Errors.Lines.ShouldBeEmpty();
            server.Output.Lines.ShouldNotContain(line => line.Contains(" ERRO ", StringComparison.Ordinal));
        }
        finally
        {
            talkers.ForEach(member => member.Dispose());
            sleepers.ForEach(member => member.Dispose());
        }
    }

    /// <summary>What was said while all of them were here, as one member heard it.</summary>
    private static List<string> Said(Member member) =>
        [.. member.Heard.Lines.Where(line => line.StartsWith("talker", StringComparison.Ordinal))];

    private static async Task TalkAsync(Member member)
    {
        try
        {
            for (var n = 0; ; n++)
            {
                await member.SayAsync($"line {n}");
                await Task.Delay(Pause);
            }
        }
        catch (SocketException)
        {
            // The server has gone.
        }
    }

    private static async Task<Member> JoinDeafAsync(ServerNode server, string nickname, Member witness)
    {
        var sleeper = await Member.ConnectDeafAsync(server, nickname);
        await sleeper.SayAsync(nickname);
        await witness.Heard.ExpectAsync($"* {nickname} joined");
        return sleeper;
    }
}
