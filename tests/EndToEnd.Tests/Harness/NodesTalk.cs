using System.Text.RegularExpressions;

namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>Programs that say numbered lines on every node, and two that follow on different ones. All of them go to another node when theirs ends.</summary>
internal sealed partial class NodesTalk : IAsyncDisposable
{
    private const string Numbered = ": line ";

    private readonly RunningProgram[] _speakers;
    private readonly RunningProgram[] _followers;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _talking;
    private readonly TimeSpan _pause;
    private int _said;

    private NodesTalk(RunningProgram[] followers, RunningProgram[] speakers, TimeSpan pause)
    {
        (_followers, _speakers, _pause) = (followers, speakers, pause);
        _talking = TalkAsync();
    }

    /// <summary>Starts a speaker on each node and a follower on each of the first two, and waits until they hear each other.</summary>
    public static async Task<NodesTalk> StartAsync(NodeCluster cluster, ClientSettingsFolder user, TimeSpan pause)
    {
        RunningProgram[] followers = [.. Enumerable.Range(0, 2).Select(n => cluster.StartClient(n, user, $"follower{n}", "--follow"))];
        for (var n = 0; n < followers.Length; n++)
            await followers[n].Output.ExpectPartAsync($"* follower{n} joined"); // a history may not go back to the first line
        var talk = new NodesTalk(followers, [.. cluster.Running.Select(n => cluster.StartClient(n, user, $"robot{n}"))], pause);
        await talk.HearMoreAsync();
        return talk;
    }

    /// <summary>Waits until the followers have heard from the speakers a line that is said from now on.</summary>
    /// <param name="nodes">The nodes whose programs count, when a cable is cut; all if none are given.</param>
    public async Task HearMoreAsync(params IReadOnlyList<int> nodes)
    {
        var next = Volatile.Read(ref _said) + 2;
        bool Counts(int node) => nodes.Count == 0 || nodes.Contains(node);
        foreach (var follower in _followers.Where((_, node) => Counts(node)))
        {
            foreach (var n in Enumerable.Range(0, _speakers.Length).Where(Counts))
            {
                var start = $"robot{n}{Numbered}";
                await TestTimeout.UntilAsync(
                    () => Task.FromResult(follower.Output.Lines.Any(line => NumberIn(line, start) >= next)),
                    () => $"no line {next} of robot{n}. {follower.Output} {follower.Errors} {_speakers[n].Errors}");
            }
        }
    }

    /// <summary>
    /// Ends the talk. Nobody was seen to leave before; every line has been heard once by both, in the same order; and in the order in which its speaker said it.
    /// No speaker was told anything else.
    /// </summary>
    public async Task EndAsync()
    {
        await _ending.CancelAsync();
        await _talking;
        foreach (var follower in _followers)
            follower.Output.Lines.Where(line => SomebodyLeft().IsMatch(line)).ShouldBeEmpty();
        foreach (var speaker in _speakers)
        {
            speaker.EndInput();
            (await speaker.ExitAsync()).ShouldBe(0, $"{speaker.Errors}");
        }
        foreach (var follower in _followers)
        {
            for (var n = 0; n < _speakers.Length; n++)
            {
                var last = $"robot{n}{Numbered}{_said}";
                await TestTimeout.UntilAsync(() => Task.FromResult(Heard(follower).Contains(last)), () => $"no \"{last}\". {follower.Output}");
                ShouldBeSame(
                    Heard(follower).Where(line => line.StartsWith($"robot{n}:", StringComparison.Ordinal)),
                    Enumerable.Range(1, _said).Select(number => $"robot{n}{Numbered}{number}"),
                    $"{follower.Output}");
            }
        }
        ShouldBeSame(Heard(_followers[1]), Heard(_followers[0]), "the second follower, where the first is expected");
        foreach (var speaker in _speakers)
            ShouldHaveHeardThat(speaker);
    }

    /// <summary>What a member heard while it was there is what the followers heard: the same lines, in the same order.</summary>
    public void ShouldHaveHeardThat(RunningProgram member)
    {
        var (heard, all) = (Heard(member), Heard(_followers[1]));
        heard.ShouldNotBeEmpty();
        ShouldBeSame(heard, all.Skip(all.IndexOf(heard[0])).Take(heard.Count), $"{member.Output}");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _talking;
        foreach (var program in _speakers.Concat(_followers))
            await program.DisposeAsync();
        _ending.Dispose();
    }

    private static List<string> Heard(RunningProgram follower) =>
    [
        .. follower.Output.Lines
            .Where(line => line.Contains(Numbered, StringComparison.Ordinal))
            .Select(line => line[line.IndexOf("robot", StringComparison.Ordinal)..]),
    ];

    private static int? NumberIn(string line, string start) =>
        line.IndexOf(start, StringComparison.Ordinal) is var at and >= 0 ? int.Parse(line.AsSpan(at + start.Length)) : null;

    /// <summary>Shows where two sequences part: they are long.</summary>
    private static void ShouldBeSame(IEnumerable<string> heard, IEnumerable<string> expected, string who)
    {
        string[] all = [.. heard], rest = [.. expected];
        var same = all.Zip(rest).TakeWhile(pair => pair.First == pair.Second).Count();
        all.Skip(same).Take(5).ShouldBe(rest.Skip(same).Take(5), $"{who}, after {same} lines that are right");
    }

    [GeneratedRegex(@"\* .*(robot|follower)\d.* left", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SomebodyLeft();

    private async Task TalkAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            var number = _said + 1;
            foreach (var speaker in _speakers)
                await speaker.TypeAsync($"line {number}");
            Volatile.Write(ref _said, number);
            await Task.Delay(_pause, _ending.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
