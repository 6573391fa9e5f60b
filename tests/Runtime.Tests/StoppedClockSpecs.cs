using Akka.Actor;
using Akka.TestKit;

namespace AkkaChat.Runtime.Tests;

/// <summary>A test whose clock stands still until the test moves it.</summary>
public abstract class StoppedClockSpecs() : RuntimeSpecs("""akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """)
{
    /// <summary>Long enough to be told from a little more or less.</summary>
    protected static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    protected TestScheduler Clock => (TestScheduler)Sys.Scheduler;

    /// <summary>Waits until an actor has handled what it was told so far.</summary>
    protected void Settle(IActorRef actor)
    {
        var probe = CreateTestProbe();
        actor.Tell(new Identify(0), probe.Ref);
        probe.ExpectMsg<ActorIdentity>();
    }
}
