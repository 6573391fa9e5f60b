using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Dispatch;
using AkkaChat.Server.Dispatching;

namespace AkkaChat.Server.Tests.Dispatching;

/// <summary>On a thread of its own.</summary>
public sealed class OwnThreadExecutorSpecs() : RoundExecutorSpecs(new OwnThreadExecutor("test"));

/// <summary>As the completion of a socket's read.</summary>
public sealed class SocketThreadExecutorSpecs() : RoundExecutorSpecs(new SocketThreadExecutor("test"));

/// <summary>In which order actors do their work. The clock is real: what is added comes long before a rest ends.</summary>
public abstract class RoundExecutorSpecs : IDisposable
{
    private static readonly TimeSpan LongRest = TimeSpan.FromMilliseconds(500);

    private readonly BlockingCollection<string> _done = [];
    private readonly RoundExecutor _executor;
    private readonly IActorRef _idle;

    private protected RoundExecutorSpecs(RoundExecutor executor) => (_executor, _idle) = (executor, new Recorder(_done));

    [Fact]
    public void Should_tell_an_actor_when_its_own_work_is_done()
    {
        Execute(() =>
        {
            RoundExecutor.TellWhenIdle(_idle, "idle");
            Execute(() => _done.Add("own work"));
        });

        Next().ShouldBe("own work");
        Next().ShouldBe("idle");
    }

    [Fact]
    public void Should_do_what_others_add_during_a_rest_before_it_counts_as_idle()
    {
        Execute(() =>
        {
            RoundExecutor.RestFor(LongRest);
            RoundExecutor.TellWhenIdle(_idle, "idle");
            _done.Add("begun");
        });
        Next().ShouldBe("begun");

        Execute(() => _done.Add("added"));

        Next().ShouldBe("added");
        Next().ShouldBe("idle");
    }

    [Fact]
    public void Should_wake_up_for_what_is_added_when_it_sleeps()
    {
        Execute(() =>
        {
            RoundExecutor.RestFor(TimeSpan.FromMilliseconds(1));
            RoundExecutor.TellWhenIdle(_idle, "idle");
        });
        Next().ShouldBe("idle");
        Thread.Sleep(50); // long enough to fall asleep; if it is not, the test shows less

        Execute(() => _done.Add("added"));

        Next().ShouldBe("added");
    }

    [Fact]
    public void Should_run_one_thing_at_a_time_whoever_adds_it()
    {
        const int Threads = 4, Each = 2_000;
        int running = 0, overlaps = 0, left = Threads * Each;

        Parallel.For(0, Threads, _ =>
        {
            for (var i = 0; i < Each; i++)
            {
                Execute(() =>
                {
                    overlaps += Interlocked.Increment(ref running) - 1;
                    Interlocked.Decrement(ref running);
                    if (--left == 0)
                        _done.Add("all");
                });
            }
        });

        Next().ShouldBe("all");
        overlaps.ShouldBe(0);
    }

    [Fact]
    public void Should_take_work_after_its_end_without_an_error()
    {
        _executor.Shutdown();
        Thread.Sleep(50); // long enough to end; if it is not, the test shows less

        Execute(() => { });
    }

    public void Dispose()
    {
        _executor.Shutdown();
        _done.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Execute(Action action) => _executor.Execute(new Work(action));

    private string Next() => _done.TryTake(out var next, TimeSpan.FromSeconds(10)) ? next : "nothing";

    private sealed class Work(Action action) : IRunnable
    {
        public void Run() => action();

        public void Execute() => action();
    }

    private sealed class Recorder(BlockingCollection<string> done) : MinimalActorRef
    {
        public override ActorPath Path { get; } = new RootActorPath(Address.AllSystems);

        public override IActorRefProvider Provider => throw new NotSupportedException();

        protected override void TellInternal(object message, IActorRef sender) => done.Add((string)message);
    }
}
