using System.Linq.Expressions;
using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Internal;
using Xunit.Sdk;

namespace Akka.TestKit;

/// <summary>
/// A system under test and an actor whose messages the test reads. Every expectation looks at the next message, and fails with an
/// <see cref="XunitException"/>; times are multiplied by <c>akka.test.timefactor</c>. Each comes in two forms: one blocks
/// the caller's thread, the other (…Async) does not.
/// </summary>
/// <remarks>This file: the system and its actors. TestKitBase.Receive: messages. TestKitBase.Expect…: expectations.
/// TestKitBase.Within: time limits. TestKitBase.Await: what comes true some time.</remarks>
public abstract partial class TestKitBase
{
    private static long _lastTestActor;

    private readonly Inbox _inbox = new();
    private readonly IActorRef? _outerSender = ActorCell.SenderOutsideActors.Value;

    private protected TestKitBase(ActorSystem system, string? testActorName)
    {
        Sys = system;
        TestKitSettings = new TestKitSettings(system.Settings.Config.GetConfig("akka.test"));
        Log = Logging.GetLogger(system, GetType());
        EventFilter = new EventFilterFactory(this);
        CallingThreadDispatcher.AddTo(system);
        var props = Props.Create(() => new TestActor(_inbox)).WithDispatcher(CallingThreadDispatcher.Name);
        TestActor = ((ExtendedActorSystem)system).SystemActorOf(props, testActorName ?? $"testActor{Interlocked.Increment(ref _lastTestActor)}");
        if (this is not INoImplicitSender) ActorCell.SenderOutsideActors.Value = TestActor;
    }

    /// <summary>The system under test.</summary>
    public ActorSystem Sys { get; }

    /// <summary>Where expected messages have to go.</summary>
    public IActorRef TestActor { get; }

    /// <summary>How long the kit waits.</summary>
    public TestKitSettings TestKitSettings { get; }

    /// <summary>For the test's own log events.</summary>
    public ILoggingAdapter Log { get; }

    /// <summary>Expects log events and silences them.</summary>
    public EventFilterFactory EventFilter { get; }

    /// <summary>Creates an actor below <c>/user</c>.</summary>
    public IActorRef ActorOf(Props props) => Sys.ActorOf(props);

    /// <summary>Creates an actor below <c>/user</c>.</summary>
    public IActorRef ActorOf(Props props, string name) => Sys.ActorOf(props, name);

    /// <summary>Creates an actor below <c>/user</c>.</summary>
    public IActorRef ActorOf<TActor>()
        where TActor : ActorBase, new() => Sys.ActorOf<TActor>();

    /// <summary>Creates an actor below <c>/user</c>.</summary>
    public IActorRef ActorOf<TActor>(string name)
        where TActor : ActorBase, new() => Sys.ActorOf<TActor>(name);

    /// <summary>Creates an actor below <c>/user</c>.</summary>
    public IActorRef ActorOf<TActor>(Expression<Func<TActor>> factory)
        where TActor : ActorBase => Sys.ActorOf(Props.Create(factory));

    /// <summary>Creates an actor below <c>/user</c>.</summary>
    public IActorRef ActorOf<TActor>(Expression<Func<TActor>> factory, string name)
        where TActor : ActorBase => Sys.ActorOf(Props.Create(factory), name);

    /// <summary>Creates an actor whose messages the test reads separately.</summary>
    public virtual TestProbe CreateTestProbe(string? name = null) => new(Sys, name);

    /// <summary>From now on the subject's death arrives at the test actor as <see cref="Terminated"/>.</summary>
    public IActorRef Watch(IActorRef actorToWatch)
    {
        TestActor.Tell(new TestActor.StartWatching(actorToWatch), ActorRefs.NoSender);
        return actorToWatch;
    }

    /// <summary>Ends the watch.</summary>
    public IActorRef Unwatch(IActorRef actorToUnwatch)
    {
        TestActor.Tell(new TestActor.StopWatching(actorToUnwatch), ActorRefs.NoSender);
        return actorToUnwatch;
    }

    /// <summary>A time multiplied by <c>akka.test.timefactor</c>.</summary>
    public TimeSpan Dilated(TimeSpan duration) => duration == Timeout.InfiniteTimeSpan ? duration : duration * TestKitSettings.TestTimeFactor;

    /// <summary>Terminates the system under test and waits for its end.</summary>
    /// <param name="duration">How long; null: five seconds, dilated.</param>
    /// <param name="verifySystemShutdown">Whether it is an error when it takes longer.</param>
    /// <exception cref="TimeoutException">It took longer.</exception>
    public virtual void Shutdown(TimeSpan? duration = null, bool verifySystemShutdown = false)
    {
        ActorCell.SenderOutsideActors.Value = _outerSender;
        var max = duration ?? Dilated(TimeSpan.FromSeconds(5));
        if (!Sys.Terminate().Wait(max) && verifySystemShutdown) throw new TimeoutException($"The system {Sys.Name} did not stop within {max}.");
    }

    internal static XunitException Failure(string what, string? hint = null) =>
        FailException.ForFailure(string.IsNullOrEmpty(hint) ? what : $"{hint}: {what}");
}
