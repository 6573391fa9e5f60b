using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Dispatch;
using AkkaChat.Server.Dispatching;

namespace AkkaChat.Server.Tests.Dispatching;

/// <summary>In which order the thread of the actors does its work. The clock is real: what is added comes long before a rest ends.</summary>
public sealed class RoundExecutorSpecs : IDisposable
{
    private static readonly TimeSpan LongRest = TimeSpan.FromMilliseconds(500);

    private readonly BlockingCollection<string> _done = [];
    private readonly RoundExecutor _executor = new("test");
    private readonly IActorRef _idle;

    public RoundExecutorSpecs() => _idle = new Recorder(_done);

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
    public void Should_wake_up_whenever_something_is_added()
    {
        Execute(() => RoundExecutor.RestFor(TimeSpan.FromMilliseconds(1)));

        // Each time the thread is somewhere between its work and its sleep.
        for (var i = 0; i < 200; i++)
        {
            Execute(() => _done.Add("added"));
            Next().ShouldBe("added");
        }
    }

    public void Dispose()
    {
        _executor.Shutdown();
        _done.Dispose();
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
