using System.Globalization;
using AkkaChat.EndToEnd.Tests.Harness;
using Xunit.Abstractions;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>The console client behind a network that cuts, delays and resets: no line is lost, doubled or out of order.</summary>
public sealed class BrokenConnectionSpecs(ITestOutputHelper log) : IDisposable
{
    private const int Lines = 1000;

    // Lines of each side between a connection and the next: more bytes, with the greeting, than any cut lets pass.
    private const int LinesPerConnection = 4, MostBytes = 200;

    private const string WithoutLimits = "akkachat { session.flood.lines-per-second = 0, connections { per-second-per-address = 0, max-per-address = 0 } }";

    private readonly ClientSettingsFolder _user = new("akkachat.client.retry { min-backoff = 5ms, max-backoff = 20ms }");

    [Theory]
    [InlineData("ToClient", 1)]
    [InlineData("ToServer", 2)]
    public Task Should_lose_and_double_nothing_wherever_the_connection_is_cut(string way, int seed)
    {
        // One byte later each time: through the greeting, the answer, and the first lines with their letters of several bytes.
        var side = Enum.Parse<Side>(way);
        var random = new Random(Seed(seed));
        return ChatAsync(connections: Lines / LinesPerConnection, connection => new Cut(side, connection % MostBytes, Either(random)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public Task Should_lose_and_double_nothing_when_one_direction_dies_first(int seed)
    {
        // A line that is taken and whose confirmation is lost, and the other way round.
        var random = new Random(Seed(seed));
        return ChatAsync(connections: 100, _ => new Cut(
            random.Next(2) == 0 ? Side.ToServer : Side.ToClient,
            random.Next(MostBytes),
            Either(random))
        {
            Lag = TimeSpan.FromMilliseconds(random.Next(10)),
            Pause = TimeSpan.FromMilliseconds(random.Next(60)),
        });
    }

    [Fact]
    public async Task Should_say_how_many_lines_are_gone()
    {
        var (robot, friend) = await ComeBackAsync("max-pending-bytes = 4 KiB", until: "friend: line 300");

        Number(robot.Errors.Lines.Single(line => line.Contains(" lines gone", StringComparison.Ordinal))).ShouldBe(300 - Said(robot).Length, $"{robot}\n{friend}");
    }

    [Fact]
    public async Task Should_get_all_lines_when_it_comes_back_after_the_grace_period()
    {
        var (robot, friend) = await ComeBackAsync("grace-period = 1s", until: "* robot left");

        robot.Errors.Lines.ShouldNotContain(line => line.Contains(" lines gone", StringComparison.Ordinal));
        Said(robot).ShouldBe(Enumerable.Range(1, 300).Select(number => $"friend: line {number}"), $"{robot}\n{friend}");
    }

    /// <inheritdoc />
    public void Dispose() => _user.Dispose();

    private static string[] Said((Transcript Output, Transcript Errors) robot) =>
        [.. robot.Output.Lines.Where(line => line.StartsWith("friend: line ", StringComparison.Ordinal))];

    /// <summary>The robot's connection breaks, 300 lines are said, and when the friend has heard a line the robot may connect again.</summary>
    private async Task<((Transcript Output, Transcript Errors) Robot, Transcript Friend)> ComeBackAsync(string session, string until)
    {
        var away = false;
        await using var server = await ServerNode.StartWithAsync($"{WithoutLimits}\nakkachat {{ session {{ {session} }}, room.history-lines = 0 }}");
        using var proxy = new CuttingProxy(server.Port, connection => Volatile.Read(ref away) ? Cut.AtOnce : connection == 0 ? new Cut(Side.ToClient, 600, Ending.Reset) : null);
        using var friend = await Member.JoinAsync(server, "friend");
        await using var robot = RunningProgram.Start("the client", _user.Client("--port", $"{proxy.Port}", "--nick", "robot"));
        await robot.Output.ExpectAsync("* robot joined");

        Volatile.Write(ref away, true);
        for (var number = 1; number <= 300; number++)
        {
            await friend.SayAsync($"line {number}");
            if (number % 20 == 0)
                await friend.Heard.ExpectAsync($"friend: line {number}");
        }
        await TestTimeout.UntilAsync(() => Task.FromResult(friend.Heard.Lines.Contains(until)), () => $"{friend.Heard}");
        Volatile.Write(ref away, false);
        await robot.Errors.ExpectPartAsync("connected again");
        await friend.SayAsync("the end");
        await robot.Output.ExpectAsync("friend: the end");
        return ((robot.Output, robot.Errors), friend.Heard);
    }

    /// <summary>Two talk, one of them through a proxy that cuts so many connections; in the end both have the same.</summary>
    private async Task ChatAsync(int connections, Func<int, Cut> plan)
    {
        // Who breaks off instead of leaving stays for longer than the test waits.
        await using var server = await ServerNode.StartWithAsync($"{WithoutLimits}\nakkachat {{ session.grace-period = 10m, room.history-lines = {Lines} }}");
        using var proxy = new CuttingProxy(server.Port, connection => connection < connections ? plan(connection) : null);
        using var friend = await Member.JoinAsync(server, "friend");
        await using var robot = RunningProgram.Start("the client", _user.Client("--port", $"{proxy.Port}", "--nick", "robot"));
        for (var number = 1; number <= Lines; number++)
        {
            if (number % (Lines / connections) == 0)
                (await proxy.NextConnectionAsync()).ShouldBeTrue($"no connection at line {number}. {robot.Output}\n{robot.Errors}\n{friend.Heard}");
            await robot.TypeAsync(Line(number));
            await friend.SayAsync(Line(number));
        }
        await friend.Heard.ExpectAsync($"robot: {Line(Lines)}");
        await robot.Output.ExpectAsync($"friend: {Line(Lines)}");
        robot.EndInput();

        (await robot.ExitAsync()).ShouldBe(0, $"{robot.Output}\n{robot.Errors}");
        await friend.Heard.ExpectAsync("* robot left");
        var heard = friend.Heard.Lines;
        foreach (var name in new[] { "robot", "friend" })
            heard.Where(line => line.StartsWith($"{name}: ", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(1, Lines).Select(number => $"{name}: {Line(number)}"));
        heard.Count(line => line == "* robot joined").ShouldBe(1);
        heard.Count(line => line == "* robot left").ShouldBe(1);
        Room(robot.Output.Lines).ShouldBe(Room(heard));
    }

    // What was said before the robot came is shown to it as well.
    private static IEnumerable<string> Room(IEnumerable<string> lines) => lines.Where(line => !line.StartsWith("* ", StringComparison.Ordinal));

    // One byte, two, three and four.
    private static string Line(int number) => string.Create(CultureInfo.InvariantCulture, $"line {number} é안👋");

    private static int Number(string notice) =>
        int.Parse(notice.Split(' ').Single(word => char.IsAsciiDigit(word[0])), NumberStyles.AllowThousands, CultureInfo.CurrentCulture);

    private static Ending Either(Random random) => random.Next(2) == 0 ? Ending.End : Ending.Reset;

    private int Seed(int seed)
    {
        var chosen = Environment.GetEnvironmentVariable("AKKACHAT_SEED") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : seed;
        log.WriteLine($"seed {chosen}");
        return chosen;
    }
}
