namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>Programs that say numbered lines on every node, and two that follow on different ones. All of them go to another node when theirs ends.</summary>
internal sealed class NodesTalk : IAsyncDisposable
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

    public static async Task<NodesTalk> StartAsync(NodeCluster cluster, ClientSettingsFolder user, int speakers, TimeSpan pause)
    {
        RunningProgram[] followers = [.. Enumerable.Range(0, 2).Select(n => Start(user, cluster, n, $"follower{n}", "--follow"))];
        for (var n = 0; n < followers.Length; n++)
            await followers[n].Output.ExpectPartAsync($"* follower{n} joined"); // a history may not go back to the first line
        var talk = new NodesTalk(followers, [.. Enumerable.Range(0, speakers).Select(n => Start(user, cluster, n, $"robot{n}"))], pause);
        await talk.HearMoreAsync();
        return talk;
    }

    /// <summary>Waits until both followers have heard from every speaker a line that is said from now on.</summary>
    public async Task HearMoreAsync()
    {
        var next = Volatile.Read(ref _said) + 2;
        foreach (var follower in _followers)
        {
            for (var n = 0; n < _speakers.Length; n++)
            {
                var start = $"robot{n}{Numbered}";
                await TestTimeout.UntilAsync(
                    () => Task.FromResult(follower.Output.Lines.Any(line => NumberIn(line, start) >= next)),
                    () => $"no line {next} of robot{n}. {follower.Output} {follower.Errors} {_speakers[n].Errors}");
            }
        }
    }

    /// <summary>Ends the talk. Nobody was seen to leave before; every line has been heard once by both, in the same order; and in the order in which its speaker said it.</summary>
    public async Task EndAsync()
    {
        await _ending.CancelAsync();
        await _talking;
        foreach (var follower in _followers)
            follower.Output.Lines.Where(line => line.Contains("* robot", StringComparison.Ordinal) && line.Contains(" left", StringComparison.Ordinal)).ShouldBeEmpty();
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

    private static RunningProgram Start(ClientSettingsFolder user, NodeCluster cluster, int node, string nickname, params IEnumerable<string> args) =>
        RunningProgram.Start(nickname, user.Client(["--host", cluster.Hosts(node), "--nick", nickname, .. args]));

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
