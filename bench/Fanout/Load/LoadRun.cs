using AkkaChat.Bench.Fanout.Results;
using AkkaChat.Bench.Fanout.Wire;

namespace AkkaChat.Bench.Fanout.Load;

/// <summary>One run: everybody joins, some speak for a while, what is still on its way arrives, everybody goes.</summary>
internal sealed class LoadRun(LoadOptions options, Progress progress)
{
    private const long LongestWait = 10_000;

    private static readonly long Quiet = Clock.Seconds(5);
    private static readonly long Patience = Clock.Seconds(30);

    /// <summary>Does all of it.</summary>
    /// <param name="whenAllAreIn">What else is to happen before the load begins.</param>
    public LoadResult Run(Action? whenAllAreIn = null)
    {
        var started = DateTimeOffset.Now;
        var dialect = Dialect.Named(options.Dialect);
        using var server = ServerProcess.Find(options.ProcessId);
        using var crowd = new Crowd();

        var empty = server?.ResidentKiB;
        var joinSeconds = new Entrance(options, dialect, crowd, progress).Open();
        var joined = server?.ResidentKiB;
        whenAllAreIn?.Invoke();

        var tally = new Tally(options);
        crowd.Receiver = tally;
        var speakers = new Speakers(options, dialect, crowd, tally, progress);
        speakers.Speak(options.Warmup, () => "warming up");

        var latencies = tally.Latencies = new LatencyHistogram();
        var (start, sent, delivered, cpu) = (Clock.Now, tally.Sent, tally.Deliveries, server?.CpuSeconds);
        speakers.Speak(options.Seconds, () => Status(start, tally.Deliveries - delivered));
        var (seconds, messages, deliveries) = (Clock.SecondsSince(start), tally.Sent - sent, tally.Deliveries - delivered);
        var (cpuUsed, loaded) = (server?.CpuSeconds - cpu, server?.ResidentKiB);
        tally.Latencies = null;
        Drain(crowd, tally);

        var checks = crowd.Clients.Where(client => client.IsOpen).Select(client => client.Check).OfType<SequenceCheck>().ToList();
        return new LoadResult
        {
            Started = started,
            Load = options,
            Seconds = seconds,
            Messages = messages,
            Deliveries = deliveries,
            CpuSeconds = cpuUsed,
            LatencyMicroseconds = new(latencies.Percentile(0.5), latencies.Percentile(0.99), latencies.Max),
            ResidentKiB = empty is { } e && joined is { } j && loaded is { } l ? new(e, j, l) : null,
            JoinSeconds = joinSeconds,
            Lost = checks.Sum(tally.LostBy),
            Duplicated = checks.Sum(check => check.Duplicated),
            Reordered = checks.Sum(check => check.Reordered),
            Dropped = crowd.Dropped,
        };
    }

    private string Status(long start, long deliveries)
    {
        var seconds = Clock.SecondsSince(start);
        return $"measuring: {seconds:F0} of {options.Seconds:0.#} s, {deliveries / seconds:N0} deliveries/s";
    }

    private void Drain(Crowd crowd, Tally tally)
    {
        var start = Clock.Now;
        while (!tally.IsSettled && Clock.Now - Math.Max(start, crowd.LastReceived) < Quiet && Clock.Now - start < Patience)
        {
            crowd.Poll(LongestWait);
            progress.Show(() => $"waiting for the last lines: {tally.InFlight:N0} in flight");
        }
    }
}
