using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>A member on another machine, and what can happen to the cable in between.</summary>
public sealed class NetworkFaultsSpecs
{
    private const int Lines = 200;

    // Times as short as can be set, so that the test is short.
    private const string Impatient = """
        akkachat.host = "0.0.0.0"
        akkachat.connections.keep-alive { idle = 1s, interval = 1s, count = 2, user-timeout = 3s }
        """;

    private const string Patient = """
        akkachat.host = "0.0.0.0"
        akkachat.session.flood.lines-per-second = 0
        """;

    [FactOnRemoteHost]
    public async Task Should_notice_that_a_silent_member_has_vanished()
    {
        using var host = RemoteHost.Create();
        await using var server = await ServerNode.StartWithAsync(Impatient);
        using var alice = await Member.JoinAsync(server, "alice");
        await using var bob = await JoinAsync(host, server, "bob");

        host.CutCable();

        await alice.Heard.ExpectAsync("* bob left");
    }

    [FactOnRemoteHost]
    public async Task Should_notice_that_a_member_who_is_told_something_has_vanished()
    {
        using var host = RemoteHost.Create();
        // It is not asked while bytes are under way: only the limit on those can notice.
        await using var server = await ServerNode.StartWithAsync(Impatient.Replace("idle = 1s", "idle = 1h", StringComparison.Ordinal));
        using var alice = await Member.JoinAsync(server, "alice");
        await using var bob = await JoinAsync(host, server, "bob");

        host.CutCable();
        await alice.SayAsync("are you there?");

        await alice.Heard.ExpectAsync("* bob left");
    }

    [FactOnRemoteHost]
    public async Task Should_lose_nothing_when_the_cable_is_loose()
    {
        using var host = RemoteHost.Create();
        await using var server = await ServerNode.StartWithAsync(Patient);
        using var alice = await Member.JoinAsync(server, "alice");
        await using var bob = await JoinAsync(host, server, "bob");

        var talk = TalkAsync(alice);
        while (!talk.IsCompleted)
        {
            host.CutCable();
            await Task.Delay(300);
            host.MendCable();
            await Task.Delay(300);
        }

        await ShouldHaveHeardAllAsync(bob);
        alice.Heard.Lines.ShouldNotContain("* bob left");
    }

    [FactOnRemoteHost(badLine: true)]
    public async Task Should_lose_nothing_on_a_slow_line_that_loses_packets()
    {
        using var host = RemoteHost.Create();
        await using var server = await ServerNode.StartWithAsync(Patient);
        using var alice = await Member.JoinAsync(server, "alice");
        await using var bob = await JoinAsync(host, server, "bob");

        host.Impair("delay 50ms 20ms loss 10%");
        await TalkAsync(alice);

        await ShouldHaveHeardAllAsync(bob);
    }

    private static async Task<RunningProgram> JoinAsync(RemoteHost host, ServerNode server, string nickname)
    {
        var member = host.Start(nickname, "nc", host.Gateway, $"{server.Port}");
        await member.TypeAsync(nickname);
        await member.Output.ExpectAsync($"* {nickname} joined");
        return member;
    }

    private static async Task TalkAsync(Member member)
    {
        for (var n = 0; n < Lines; n++)
        {
            await member.SayAsync($"line {n}");
            await Task.Delay(10);
        }
    }

    private static async Task ShouldHaveHeardAllAsync(RunningProgram member)
    {
        await member.Output.ExpectAsync($"alice: line {Lines - 1}");
        member.Output.Lines.Where(line => line.StartsWith("alice: ", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(0, Lines).Select(n => $"alice: line {n}"));
    }
}
