using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace AkkaChat.Server.Tests.Model;

/// <summary>Runs a model with sequences of steps by chance; a failure is shrunk to fewer steps.</summary>
internal static class ModelCheck
{
    // A step that waits in vain takes seconds.
    private static readonly TimeSpan ShrinkingTime = TimeSpan.FromSeconds(30);

    // By hand: AKKACHAT_SEED sets another seed, AKKACHAT_RUNS multiplies the number of runs.
    public static void Run<T>(ITestOutputHelper log, Gen<T> step, int runs, int steps, Action<T[]> live)
    {
        var seed = ulong.Parse(Environment.GetEnvironmentVariable("AKKACHAT_SEED") ?? "20261122");
        var factor = int.Parse(Environment.GetEnvironmentVariable("AKKACHAT_RUNS") ?? "1");
        log.WriteLine($"AKKACHAT_SEED={seed} AKKACHAT_RUNS={factor}");
        var config = Config.QuickThrowOnFailure.WithMaxTest(runs * factor).WithStartSize(steps).WithEndSize(steps).WithReplay(new Replay(new Rnd(seed), null!));

        Check.One(config, Prop.ForAll(Shrunk(step.ToArbitrary().Array()), live));
    }

    private static Arbitrary<T[]> Shrunk<T>(Arbitrary<T[]> sequences)
    {
        var clock = new Stopwatch();
        return Arb.From(sequences.Generator, steps =>
        {
            clock.Start();
            return sequences.Shrinker(steps).TakeWhile(_ => clock.Elapsed < ShrinkingTime);
        });
    }
}
