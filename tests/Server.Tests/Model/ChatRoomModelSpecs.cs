using System.Diagnostics;
using Akka.TestKit.Xunit2;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace AkkaChat.Server.Tests.Model;

/// <summary>
/// Whatever people do, and whatever fails meanwhile, in the room, in a session, in a connection: everybody hears, line for line, what a
/// small model says that it hears, or how many lines it missed, and only who did not read misses any.
/// </summary>
public sealed class ChatRoomModelSpecs(ITestOutputHelper log) : TestKit(
    """
    akka.loglevel = OFF
    akka.test.single-expect-default = 20s
    akka.test.default-timeout = 20s
    akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
    """)
{
    private const int Runs = 150, Steps = 150;

    // A step that waits in vain takes seconds.
    private static readonly TimeSpan ShrinkingTime = TimeSpan.FromSeconds(30);

    // By hand: AKKACHAT_SEED sets another seed, AKKACHAT_RUNS multiplies the number of runs.
    [Fact]
    public void Should_tell_everybody_what_the_model_tells()
    {
        var seed = ulong.Parse(Environment.GetEnvironmentVariable("AKKACHAT_SEED") ?? "20261122");
        var factor = int.Parse(Environment.GetEnvironmentVariable("AKKACHAT_RUNS") ?? "1");
        log.WriteLine($"AKKACHAT_SEED={seed} AKKACHAT_RUNS={factor}");
        var config = Config.QuickThrowOnFailure.WithMaxTest(Runs * factor).WithStartSize(Steps).WithEndSize(Steps).WithReplay(new Replay(new Rnd(seed), null!));

        Check.One(config, Prop.ForAll(Shrunk(Step.Sequences), steps => Live(steps)));
    }

    private static Arbitrary<Step[]> Shrunk(Arbitrary<Step[]> sequences)
    {
        var clock = new Stopwatch();
        return Arb.From(sequences.Generator, steps =>
        {
            clock.Start();
            return sequences.Shrinker(steps).TakeWhile(_ => clock.Elapsed < ShrinkingTime);
        });
    }

    private void Live(Step[] steps)
    {
        using var world = new World(this);
        world.Live(steps);
    }
}
