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

    private NodesTalk(NodeCluster cluster, ClientSettingsFolder user, int speakers, TimeSpan pause)
    {
        _pause = pause;
        _speakers = [.. Enumerable.Range(0, speakers).Select(n => Start(user, cluster, n, $"robot{n}"))];
        _followers = [.. Enumerable.Range(0, 2).Select(n => Start(user, cluster, n, $"follower{n}", "--follow"))];
        _talking = TalkAsync();
    }

    public static async Task<NodesTalk> StartAsync(NodeCluster cluster, ClientSettingsFolder user, int speakers, TimeSpan pause)
    {
        var talk = new NodesTalk(cluster, user, speakers, pause);
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
                    () => Task.FromResult(follower.Output.Lines.Any(line => line.IndexOf(start, StringComparison.Ordinal) is var at and >= 0 && int.Parse(line.AsSpan(at + start.Length)) >= next)),
                    () => $"no line {next} of robot{n}. {follower.Output} {follower.Errors} {_speakers[n].Errors}");
            }
        }
    }

    /// <summary>Ends the talk. Every line has been heard once by both, in the same order; and in the order in which its speaker said it.</summary>
    public async Task EndAsync()
    {
        await _ending.CancelAsync();
        await _talking;
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
                Heard(follower).Where(line => line.StartsWith($"robot{n}:", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(1, _said).Select(number => $"robot{n}{Numbered}{number}"));
            }
        }
        Heard(_followers[1]).ShouldBe(Heard(_followers[0]));
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

    private static List<string> Heard(RunningProgram follower) => [.. follower.Output.Lines.Where(line => line.Contains(Numbered, StringComparison.Ordinal)).Select(line => line[line.IndexOf("robot", StringComparison.Ordinal)..])];

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
