using System.Diagnostics;
using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>Those who are too many, too fast or too silent harm nobody, and are told why they have to wait or go.</summary>
[Collection(AloneCollection.Name)]
public sealed class LimitsSpecs
{
    [Fact]
    public async Task Should_hold_back_a_flooder_then_warn_and_close_it_while_others_talk()
    {
        await using var server = await ServerNode.StartWithAsync("akkachat.session.flood { warn-after = 500ms, close-after = 1500ms }");
        using var alice = await Member.JoinAsync(server, "alice");
        using var mallory = await Member.JoinAsync(server, "mallory");
        var clock = Stopwatch.StartNew();

        var flood = FloodAsync(mallory);
        for (var n = 0; n < 5; n++)
        {
            await alice.SayAsync($"line {n}");
            await alice.Heard.ExpectAsync($"alice: line {n}");
        }

        await alice.Heard.ExpectAsync("* mallory left");
        var allowed = 31 + (10 * clock.Elapsed.TotalSeconds);
        await mallory.Heard.ExpectStartAsync("! you send more than 10 lines a second");
        await mallory.Heard.ExpectStartAsync("! you sent more than 10 lines a second for too long");
        await flood;
        alice.Heard.Lines.Count(line => line.StartsWith("mallory: ", StringComparison.Ordinal)).ShouldBeInRange(30, (int)allowed);
    }

    [Fact]
    public async Task Should_tell_who_comes_from_an_address_with_too_many_connections()
    {
        await using var server = await ServerNode.StartWithAsync("akkachat.connections.max-per-address = 2");
        using var alice = await Member.JoinAsync(server, "alice");
        using var bob = await Member.JoinAsync(server, "bob");

        using var carol = await Member.ConnectAsync(server);

        await carol.Heard.ExpectStartAsync("! there are 2 connections from your address already");
        await carol.Heard.ExpectEndAsync();
        await bob.SayAsync("/q");
        await bob.Heard.ExpectEndAsync();
        bob.Dispose();
        await TestTimeout.UntilAsync(() => IsLetInAsync(server), () => $"{server.Output}");
    }

    private static async Task<bool> IsLetInAsync(ServerNode server)
    {
        using var guest = await Member.ConnectAsync(server);
        return (await guest.Heard.ExpectStartAsync(""))[0] == '*';
    }

    [Fact]
    public async Task Should_slow_an_address_that_comes_and_goes_in_a_storm()
    {
        await using var server = await ServerNode.StartWithAsync(
            "akkachat.connections { per-second-per-address = 1, burst-per-address = 5 }");
        const int Served = 5, Waiting = 5, All = 50;
        var clock = Stopwatch.StartNew();

        var crowd = await Task.WhenAll(Enumerable.Range(0, All).Select(_ => Member.ConnectAsync(server)));

        await TestTimeout.UntilAsync(
            () => Task.FromResult(crowd.Count(IsServed) > Served && crowd.Count(IsTurnedAway) > All / 2),
            () => $"{crowd.Count(IsServed)} were served, {crowd.Count(IsTurnedAway)} turned away");
        crowd.Count(IsServed).ShouldBeLessThanOrEqualTo(Served + 1 + (int)clock.Elapsed.TotalSeconds);
        crowd.Count(IsTurnedAway).ShouldBeLessThanOrEqualTo(All - Served - Waiting);
        Array.ForEach(crowd, guest => guest.Dispose());

        static bool IsTurnedAway(Member guest) => guest.Heard.Lines.Contains("! too many connections from your address, try again in 5 s");
    }

    [Fact]
    public async Task Should_close_a_stranger_that_drips_one_byte_after_another()
    {
        await using var server = await ServerNode.StartWithAsync("akkachat.session.nickname-timeout = 1s");
        using var stranger = await Member.ConnectAsync(server);

        var drip = Task.Run(async () =>
        {
            while (!stranger.Heard.HasEnded)
            {
                await stranger.SendAsync("x"u8.ToArray());
                await Task.Delay(100);
            }
        });

        await stranger.Heard.ExpectAsync("! no nickname for 1 s: connect again");
        await stranger.Heard.ExpectEndAsync();
        await Task.WhenAny(drip);
    }

    [Fact]
    public async Task Should_never_run_out_of_descriptors_and_serve_the_next_when_somebody_has_left()
    {
        const int Allowed = 400; // of which the runtime itself holds 170, two for each assembly
        await using var server = await ServerNode.StartWithAsync(
            "akkachat.connections { max-per-address = 0, per-second-per-address = 0 }", descriptors: Allowed);
        await TestTimeout.UntilAsync(
            () => Task.FromResult(server.Output.Lines.Any(line => line.Contains("(ulimit -n) suffice for", StringComparison.Ordinal))),
            () => $"It does not say that it can take few. {server.Output}");
        var crowd = new List<Member>();
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 2 * Allowed).Select(async _ =>
            {
                var member = await Member.ConnectAsync(server);
                lock (crowd)
                    crowd.Add(member);
            }));
            foreach (var member in crowd)
                await TestTimeout.UntilAsync(() => Task.FromResult(member.Heard.Lines.Count > 0), () => $"{member.Heard}");
            crowd.Count(IsServed).ShouldBeInRange(20, Allowed);
            crowd.Where(member => !IsServed(member)).ShouldAllBe(member => member.Heard.Lines[0] == "! server is full, try later");

            crowd.First(IsServed).Dispose();

            await TestTimeout.UntilAsync(async () =>
            {
                using var next = await Member.ConnectAsync(server);
                return (await next.Heard.ExpectStartAsync("")).StartsWith("* welcome", StringComparison.Ordinal);
            }, () => "nobody is let in");
        }
        finally
        {
            crowd.ForEach(member => member.Dispose());
        }
    }

    private static async Task FloodAsync(Member member)
    {
        try
        {
            for (var n = 0; n < 100_000; n++)
                await member.SayAsync($"flood {n}");
        }
        catch (System.Net.Sockets.SocketException)
        {
            // It was thrown out.
        }
    }

    private static bool IsServed(Member member) => member.Heard.Lines is [var first, ..] && first.StartsWith("* welcome", StringComparison.Ordinal);
}
