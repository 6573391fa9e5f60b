using Akka.Actor;
using Akka.Event;

namespace AkkaChat.Runtime.Tests.Stress;

/// <summary>A seeded medley of everything that may happen to actors. Whatever happens, each message is handled once or is a dead
/// letter, and in the end nothing is left.</summary>
[Collection(AloneCollection.Name)]
public sealed class AccountingSpecs : RuntimeSpecs
{
    [Theory]
    [ClassData(typeof(Seeds))]
    public async Task Should_account_for_every_message(int seed)
    {
        const int Senders = 4, Each = 5_000, Families = 10;
        EventFilter.DeadLetter().Mute();
        var handled = new Counter();
        var dead = new Counter();
        Sys.EventStream.Subscribe(ActorOf(() => new CountingDeadLetters(dead)), typeof(DeadLetter));
        var families = Enumerable.Range(0, Families).Select(n => ActorOf(() => new Family(handled, seed + n))).ToArray();

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Factory.StartNew(
            () =>
            {
                var random = new Random(seed * 1000 + sender);
                for (var i = 0; i < Each; i++) families[random.Next(Families)].Tell(new Errand(random.Next(), random.Next(100)), ActorRefs.NoSender);
            },
            TaskCreationOptions.LongRunning)));

        AwaitAssert(() => (handled.Value + dead.Value).ShouldBe(Senders * Each), Patience, Brief);
        await Task.WhenAll(families.Select(family => family.GracefulStop(Patience)));
        (handled.Value + dead.Value).ShouldBe(Senders * Each);
    }

    /// <summary>For one of the children. The deed is most often nothing special.</summary>
    private sealed record Errand(int Child, int Deed);

    private sealed class CountingDeadLetters : ReceiveActor
    {
        public CountingDeadLetters(Counter counter) => Receive<DeadLetter>(letter => letter.Message is Errand, _ => counter.Next());
    }

    /// <summary>Hands errands to its children. One in a while is stopped and replaced under its name.</summary>
    private sealed class Family : ReceiveActor
    {
        private const int Children = 5;

        public Family(Counter handled, int seed)
        {
            Receive<Errand>(errand =>
            {
                var name = $"child-{errand.Child % Children}";
                var child = Context.Child(name);
                if (child.Equals(ActorRefs.Nobody)) child = Context.ActorOf(Props.Create(() => new Child(handled, seed)), name);
                child.Tell(errand, ActorRefs.NoSender);
                if (errand.Deed == 98) Context.Stop(child);
                if (errand.Deed == 99) child.Tell(PoisonPill.Instance);
            });
        }

        protected override SupervisorStrategy SupervisorStrategy() => new AllForOneStrategy(-1, null, static cause => cause switch
        {
            InvalidOperationException => Directive.Resume,
            ArithmeticException => Directive.Stop,
            _ => Directive.Restart,
        });
    }

    private sealed class Child : ReceiveActor, IWithUnboundedStash, IWithTimers
    {
        private readonly Random _random;
        private bool _stashing;

        public Child(Counter handled, int seed)
        {
            _random = new Random(seed);
            Receive<Errand>(_ => _stashing, _ => Stash.Stash());
            ReceiveAsync<Errand>(errand => errand.Deed is >= 80 and < 85, async _ =>
            {
                handled.Next();
                await Task.Yield();
            });
            Receive<Errand>(errand =>
            {
                handled.Next();
                switch (errand.Deed)
                {
                    case 85: throw new InvalidOperationException("to be resumed");
                    case 86: throw new Exception("to be restarted");
                    case 87: throw new ArithmeticException("to be stopped");
                    case 88:
                        _stashing = true;
                        Timers.StartSingleTimer("unstash", "unstash", TimeSpan.FromMilliseconds(1));
                        break;
                    case 89: Context.Stop(Self); break;
                    case 90: Thread.SpinWait(_random.Next(1000)); break;
                    case 91: Thread.Yield(); break;
                }
            });
            Receive<string>(_ =>
            {
                _stashing = false;
                Stash.UnstashAll();
            });
        }

        public IStash Stash { get; set; } = null!;

        public ITimerScheduler Timers { get; set; } = null!;
    }
}
