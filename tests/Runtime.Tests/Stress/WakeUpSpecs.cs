using Akka.Actor;
using Akka.IO;

namespace AkkaChat.Runtime.Tests.Stress;

/// <summary>
/// Whether a mailbox always wakes up. Each run handles one message, so that mailboxes fall asleep all the time, and seeded pauses
/// shift what the threads do against one another. A wake-up that got lost shows as a message that never arrives.
/// </summary>
public abstract class WakeUpSpecs(string settings) : RuntimeSpecs(settings)
{
    [Theory]
    [ClassData(typeof(Seeds))]
    public async Task Should_wake_up_for_every_single_message(int seed)
    {
        const int Senders = 4, Each = 10_000;
        var counter = new Counter();
        var actor = ActorOf(() => new Counting(counter, seed));

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Factory.StartNew(
            () =>
            {
                var random = new Random(seed * 100 + sender);
                for (var i = 0; i < Each; i++)
                {
                    actor.Tell(i, ActorRefs.NoSender);
                    Pause(random);
                }
            },
            TaskCreationOptions.LongRunning)));

        AwaitCondition(() => counter.Value == Senders * Each, Patience, $"{counter.Value} of {Senders * Each} have arrived");
    }

    [Fact]
    public async Task Should_wake_up_for_a_message_that_comes_just_as_it_falls_asleep()
    {
        const int Messages = 10_000;
        var counter = new Counter();
        var actor = ActorOf(() => new Counting(counter, 0));

        await Task.Factory.StartNew(
            () =>
            {
                var random = new Random(1);
                for (var i = 0; i < Messages; i++)
                {
                    actor.Tell(i, ActorRefs.NoSender);
                    if (!Spinning.Until(() => counter.Value > i, Patience)) return;
                    Thread.SpinWait(random.Next(60)); // now before it sleeps, now after
                }
            },
            TaskCreationOptions.LongRunning);

        counter.Value.ShouldBe(Messages);
    }

    [Theory]
    [ClassData(typeof(Seeds))]
    public void Should_wake_up_for_every_turn_of_a_conversation(int seed)
    {
        const int Pairs = 8, Turns = 5000;
        for (var i = 0; i < Pairs; i++)
        {
            var (left, right) = (ActorOf(() => new Talking(TestActor, seed + i)), ActorOf(() => new Talking(TestActor, seed - i)));
            left.Tell(Turns, right);
        }

        for (var i = 0; i < Pairs; i++) ExpectMsg("done");
    }

    [Theory]
    [ClassData(typeof(Seeds))]
    public async Task Should_wake_up_for_what_the_runtime_tells_between_other_messages(int seed)
    {
        // Watching, failing and asynchronous handlers go through the other queue of the mailbox.
        const int Rounds = 3000;
        var actor = ActorOf(() => new Busy(seed));
        var random = new Random(seed);
        var probe = CreateTestProbe();
        for (var i = 0; i < Rounds; i++)
        {
            actor.Tell(random.Next(4), probe.Ref);
            if (random.Next(10) == 0) Pause(random);
        }

        (await actor.Ask<string>("done?", Patience)).ShouldBe("done");
        probe.ReceiveN(Rounds, Patience);
    }

    [Theory]
    [ClassData(typeof(Seeds))]
    public async Task Should_wake_up_when_what_it_waits_for_comes_just_as_it_begins_to_wait(int seed)
    {
        const int Rounds = 5000;
        var awaited = Enumerable.Range(0, Rounds).Select(static _ => new TaskCompletionSource()).ToArray();
        var (begun, ended) = (new Counter(), new Counter());
        var actor = ActorOf(() => new Waiting(awaited, begun, ended));
        for (var i = 0; i < Rounds; i++) actor.Tell(i);

        await Task.Factory.StartNew(
            () =>
            {
                var random = new Random(seed);
                for (var i = 0; i < Rounds; i++)
                {
                    if (!Spinning.Until(() => begun.Value > i, Patience)) return;
                    Thread.SpinWait(random.Next(40));
                    awaited[i].SetResult();
                }
            },
            TaskCreationOptions.LongRunning);

        AwaitCondition(() => ended.Value == Rounds, Patience);
    }

    protected static string OnThreads(int count) => $$"""
        akka.actor.default-dispatcher {
          type = ForkJoinDispatcher
          throughput = 1
          dedicated-thread-pool.thread-count = {{count}}
        }
        """;

    private static void Pause(Random random)
    {
        switch (random.Next(8))
        {
            case 0: Thread.Yield(); break;
            case 1: Thread.SpinWait(random.Next(300)); break;
            case 2: Thread.SpinWait(random.Next(30)); break;
        }
    }

    private sealed class Counting : ReceiveActor
    {
        public Counting(Counter counter, int seed)
        {
            var random = new Random(seed);
            Receive<int>(_ =>
            {
                counter.Next();
                Pause(random);
            });
        }
    }

    private sealed class Talking : ReceiveActor
    {
        public Talking(IActorRef report, int seed)
        {
            var random = new Random(seed);
            Receive<int>(left =>
            {
                Pause(random);
                if (left == 0) report.Tell("done");
                else Sender.Tell(left - 1);
            });
        }
    }

    private sealed class Waiting : ReceiveActor
    {
        public Waiting(TaskCompletionSource[] awaited, Counter begun, Counter ended) => ReceiveAsync<int>(async round =>
        {
            begun.Next();
            await awaited[round].Task;
            ended.Next();
        });
    }

    private sealed class Busy : ReceiveActor
    {
        private readonly Random _random;

        public Busy(int seed)
        {
            _random = new Random(seed);
            ReceiveAsync<int>(n => n == 0, async _ =>
            {
                Pause(_random);
                await Task.Yield();
                Sender.Tell("after waiting");
            });
            Receive<int>(n => n == 1, _ =>
            {
                Sender.Tell("before failing");
                throw new Exception("failed on purpose");
            });
            Receive<int>(n => n == 2, _ =>
            {
                var child = Context.ActorOf<Child>();
                Context.WatchWith(child, new ChildGone(Sender));
                Context.Stop(child);
            });
            Receive<ChildGone>(gone => gone.Asker.Tell("after a death"));
            Receive<int>(_ => Sender.Tell("at once"));
            Receive<string>(_ => Sender.Tell("done"));
        }

        // Those who are still to be told of a death must not be forgotten.
        protected override void PreRestart(Exception reason, object? message)
        {
        }

        private sealed record ChildGone(IActorRef Asker);

        private sealed class Child : ReceiveActor;
    }
}

/// <summary>On the thread pool.</summary>
[Collection(AloneCollection.Name)]
public sealed class ThreadPoolWakeUpSpecs() : WakeUpSpecs("akka.actor.default-dispatcher.throughput = 1");

/// <summary>On threads of the dispatcher's own.</summary>
[Collection(AloneCollection.Name)]
public sealed class OwnThreadsWakeUpSpecs() : WakeUpSpecs(OnThreads(2));

/// <summary>On one thread of the dispatcher's own.</summary>
[Collection(AloneCollection.Name)]
public sealed class OneThreadWakeUpSpecs() : WakeUpSpecs(OnThreads(1));

/// <summary>On one thread that may wait for sockets meanwhile.</summary>
[Collection(AloneCollection.Name)]
public sealed class OneThreadBesideSocketsWakeUpSpecs : WakeUpSpecs
{
    public OneThreadBesideSocketsWakeUpSpecs()
        : base(OnThreads(1)) => Sys.Tcp();
}
