using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>The room recorded in a real PostgreSQL server.</summary>
public sealed class PostgresSpecs
{
    // Lines that together are more than the kernel takes between two sockets.
    private const int CannotStart = 1, Lines = 4096, LineLength = 4000;

    [FactNeeding("initdb")]
    public async Task Should_go_on_after_the_server_was_killed()
    {
        await using var database = await PostgresServer.StartAsync();
        var log = $"postgresql:{database.ConnectionString}";
        var before = await ServerNode.StartRecordedAsync(0, log);
        using (var alice = await Member.JoinAsync(before, "alice"))
        {
            await alice.SayAsync("hello");
            await alice.Heard.ExpectAsync("alice: hello");
            await before.KillAsync();
        }
        await before.DisposeAsync();

        await using var after = await ServerNode.StartRecordedAsync(0, log);
        using var bob = await Member.JoinAsync(after, "bob");
        (await bob.Heard.ExpectPartAsync(" alice: hello")).ShouldMatch(@"^\* \d{4}-\d\d-\d\d \d\d:\d\d alice: hello$");
        await bob.SayAsync("/history 1h");
        await bob.SayAsync("thanks");
        await bob.Heard.ExpectAsync("bob: thanks");
        bob.Heard.Lines.Count(line => line.EndsWith(" alice: hello", StringComparison.Ordinal)).ShouldBe(2);
        await using var second = RunningProgram.Start("the second server", Programs.Server("--port", "0", "--log", log));

        (await second.ExitAsync()).ShouldBe(CannotStart);
        second.Errors.Lines.ShouldHaveSingleItem().ShouldStartWith("another server records in the PostgreSQL database postgres ");
    }

    [FactNeeding("initdb")]
    public async Task Should_wait_with_what_is_said_until_the_database_is_back()
    {
        await using var database = await PostgresServer.StartAsync();
        await using var server = await ServerNode.StartRecordedAsync(
            0, $"postgresql:{database.ConnectionString}", "akkachat.session { max-pending-bytes = 64 MiB, flood { lines-per-second = 0, paste.max-lines = 0 } }");
        using var alice = await Member.JoinAsync(server, "alice");
        using var bob = await Member.JoinAsync(server, "bob");
        using var carol = await Member.JoinAsync(server, "carol");
        await database.StopAsync();

        await alice.SayAsync("hello");
        var saying = SayAsync(carol);
        await alice.Heard.ExpectAsync("* the room does not answer: what you say waits, and is delivered when it is back");
        await bob.SayAsync("/q");
        await bob.Heard.ExpectAsync("* goodbye bob");
        alice.Heard.Lines.ShouldNotContain("alice: hello");
        saying.IsCompleted.ShouldBeFalse(); // the server reads no more of it

        await database.GoOnAsync();
        await alice.Heard.ExpectAsync("* the room goes on");
        await alice.Heard.ExpectAsync("alice: hello");
        await alice.Heard.ExpectAsync("* bob left");
        await saying;
        await alice.Heard.ExpectAsync($"carol: {Line(Lines - 1)}");
        alice.Heard.Lines.Where(line => line.StartsWith("carol: ", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(0, Lines).Select(n => $"carol: {Line(n)}"));
        server.Errors.Lines.ShouldNotContain(line => line.Contains("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_say_that_it_cannot_reach_the_database()
    {
        await using var server = RunningProgram.Start("the server", Programs.Server("--port", "0", "--log", "postgresql:Host=127.0.0.1;Port=1;Username=akkachat;Password=secret"));

        (await server.ExitAsync()).ShouldBe(CannotStart);
        var line = server.Errors.Lines.ShouldHaveSingleItem();
        line.ShouldStartWith("cannot use the log in the PostgreSQL database ");
        line.ShouldContain("127.0.0.1:1");
        line.ShouldNotContain("secret");
    }

    private static async Task SayAsync(Member member)
    {
        for (var n = 0; n < Lines; n++)
            await member.SayAsync(Line(n));
    }

    private static string Line(int number) => $"{number}".PadRight(LineLength, '.');
}
