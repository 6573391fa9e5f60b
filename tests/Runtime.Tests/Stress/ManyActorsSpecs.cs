using Akka.Actor;

namespace AkkaChat.Runtime.Tests.Stress;

[Collection(AloneCollection.Name)]
public sealed class ManyActorsSpecs : RuntimeSpecs
{
    private const int Rounds = 10, Each = 10_000;

    [Fact]
    public void Should_create_and_stop_a_hundred_thousand_actors_and_keep_nothing_of_them()
    {
        const long KeptByEach = 80; // bytes: less than anything that could be kept of an actor
        var parent = ActorOf(() => new Parent(TestActor));
        Round(parent); // whatever is made once is made now
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var round = 0; round < Rounds; round++) Round(parent);

        AwaitAssert(() => (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(Rounds * Each * KeptByEach), Patience, Brief);
        parent.Tell("count your children");
        ExpectMsg(0);
    }

    private void Round(IActorRef parent)
    {
        parent.Tell(Each);
        ExpectMsg("each died once");
    }

    /// <summary>Gives its children the same names in every round.</summary>
    private sealed class Parent : ReceiveActor
    {
        private readonly HashSet<int> _living = [];

        public Parent(IActorRef report)
        {
            Receive<int>(count =>
            {
                for (var i = 0; i < count; i++)
                {
                    var child = Context.ActorOf<Child>($"child-{i}");
                    Context.WatchWith(child, new Died(i));
                    _living.Add(i);
                    if (i % 2 == 0) Context.Stop(child);
                    else child.Tell("stop");
                }
            });
            Receive<Died>(child =>
            {
                if (!_living.Remove(child.Number)) report.Tell($"child {child.Number} died twice");
                if (_living.Count == 0) report.Tell("each died once");
            });
            Receive<string>(_ => report.Tell(Context.GetChildren().Count()));
        }

        private sealed record Died(int Number);
    }

    /// <summary>Dies with timers running and watching somebody.</summary>
    private sealed class Child : ReceiveActor, IWithTimers
    {
        private static readonly TimeSpan Never = TimeSpan.FromHours(1);

        public Child() => ReceiveAny(_ => Context.Stop(Self));

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PreStart()
        {
            Timers.StartSingleTimer("key", "never", Never);
            SetReceiveTimeout(Never);
            Context.Watch(Context.Parent);
        }
    }
}
