using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>What the operator reads.</summary>
public sealed class ServerLogSpecs
{
    [Fact]
    public async Task Should_log_new_nicknames_and_why_somebody_left()
    {
        await using var server = await ServerNode.StartWithAsync("akkachat.session.flood { burst = 2, lines-per-second = 2, warn-after = 100ms, close-after = 200ms, paste.max-lines = 0 }");
        using var alice = await Member.JoinAsync(server, "alice");
        await alice.SayAsync("/nick al");
        using var bob = await Member.JoinAsync(server, "bob");
        await bob.SayAsync("1\n2\n3\n4\n5");
        using var carol = await Member.JoinAsync(server, "carol");
        carol.Reset();
        await bob.Heard.ExpectEndAsync();
        await alice.SayAsync("/q");

        await TestTimeout.UntilAsync(() => Task.FromResult(Shows("INFO al left")), () => $"{server.Output}");

        Shows("INFO alice is now called al").ShouldBeTrue($"{server.Output}");
        Shows("INFO bob left: you sent more than 2 lines a second for too long").ShouldBeTrue($"{server.Output}");
        Shows("INFO carol left: the connection broke: ").ShouldBeTrue($"{server.Output}");
        server.Output.Lines[^1].ShouldEndWith("INFO al left");

        bool Shows(string line) => server.Output.Lines.Any(l => l.Contains(line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_sum_a_storm_up()
    {
        await using var server = await ServerNode.StartWithAsync("akkachat.connections { max = 1, per-second-per-address = 0 }");

        // Each guest that is let in makes the next refusal worth a line.
        await TestTimeout.UntilAsync(
            async () =>
            {
                using var guest = await Member.ConnectAsync(server);
                using var other = await Member.ConnectAsync(server);
                return server.Output.Lines.Any(line => line.Contains(" times more within a second: refused a connection from 127.0.0.1: server is full", StringComparison.Ordinal));
            },
            () => $"{server.Output}");
    }
}
