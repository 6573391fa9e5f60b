using System.Globalization;
using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>A member who does not read while others talk.</summary>
[Collection(AloneCollection.Name)]
public sealed class SlowReaderSpecs
{
    // Twenty megabytes: more than the kernel buffers for a connection on the same machine.
    private const int Lines = 100_000;

    private static readonly string Filler = new('x', 200);

    [Fact]
    public async Task Should_tell_a_slow_reader_exactly_how_much_it_missed()
    {
        await using var server = await ServerNode.StartWithAsync(
            "akkachat.session { flood.lines-per-second = 0, max-pending-bytes = 1 MiB, slow-reader-policy = skip }");
        using var alice = await Member.JoinAsync(server, "alice");
        using var sleeper = await JoinDeafAsync(server, alice);

        await TalkAsync(alice);
        sleeper.StartReading();
        await sleeper.Heard.ExpectStartAsync("! you fell behind: ");
        await alice.SayAsync("good morning");
        await sleeper.Heard.ExpectAsync("alice: good morning");

        var heard = sleeper.Heard.Lines.Count(IsTalk);
        heard.ShouldBeLessThan(Lines);
        (heard + sleeper.Heard.Lines.Sum(Skipped)).ShouldBe(Lines);
    }

    [Fact]
    public async Task Should_close_a_slow_reader_where_the_settings_say_so()
    {
        await using var server = await ServerNode.StartWithAsync(
            "akkachat.session { flood.lines-per-second = 0, max-pending-bytes = 1 MiB, slow-reader-policy = disconnect }");
        using var alice = await Member.JoinAsync(server, "alice");
        using var sleeper = await JoinDeafAsync(server, alice);

        await TalkAsync(alice);

        await server.Output.ExpectPartAsync("sleeper left");
        await alice.SayAsync("good night");
        await alice.Heard.ExpectAsync("alice: good night");
        alice.Heard.Lines.ShouldContain("* sleeper left");
    }

    private static async Task<Member> JoinDeafAsync(ServerNode server, Member witness)
    {
        var sleeper = await Member.ConnectWithoutReadingAsync(server, "sleeper");
        await sleeper.SayAsync("sleeper");
        await witness.Heard.ExpectAsync("* sleeper joined");
        return sleeper;
    }

    /// <summary>Says all lines, and keeps up with them: never more than a quarter of the backlog is on its way back.</summary>
    private static async Task TalkAsync(Member speaker)
    {
        for (var n = 1; n <= Lines; n++)
        {
            await speaker.SayAsync($"{Filler} {n}");
            if (n % 1000 == 0)
                await speaker.Heard.ExpectAsync($"alice: {Filler} {n}");
        }
    }

    private static bool IsTalk(string line) => line.StartsWith($"alice: {Filler}", StringComparison.Ordinal);

    private static int Skipped(string line) => line.StartsWith("! you fell behind: ", StringComparison.Ordinal)
        ? int.Parse(line.Split(' ')[4], NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
        : 0;
}
