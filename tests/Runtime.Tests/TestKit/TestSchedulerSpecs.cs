using Akka.Actor;
using Akka.TestKit;

namespace AkkaChat.Runtime.Tests.TestKit;

public sealed class TestSchedulerSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public TestSchedulerSpecs()
        : base("""akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """)
    {
    }

    private TestScheduler Scheduler => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void Should_deliver_when_the_clock_has_reached_the_time_and_not_before()
    {
        Sys.Scheduler.ScheduleTellOnce(2 * Second, TestActor, "due", ActorRefs.NoSender);

        Scheduler.Advance(1.9 * Second);
        ExpectNoMsg(TimeSpan.Zero);

        Scheduler.Advance(0.1 * Second);
        ExpectMsg("due");

        Scheduler.Advance(100 * Second);
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void Should_deliver_in_the_order_of_time()
    {
        foreach (var delay in new[] { 3, 1, 2 }) Sys.Scheduler.ScheduleTellOnce(delay * Second, TestActor, delay, ActorRefs.NoSender);

        Scheduler.Advance(3 * Second);

        ReceiveN(3).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Should_repeat_after_each_interval()
    {
        Sys.Scheduler.ScheduleTellRepeatedly(Second, 2 * Second, TestActor, "again", ActorRefs.NoSender);

        Scheduler.Advance(Second);
        ExpectMsg("again");

        for (var i = 0; i < 3; i++)
        {
            Scheduler.Advance(Second);
            ExpectNoMsg(TimeSpan.Zero);
            Scheduler.Advance(Second);
            ExpectMsg("again");
        }
    }

    [Fact]
    public void Should_deliver_nothing_that_was_called_off()
    {
        var once = Sys.Scheduler.ScheduleTellOnceCancelable(Second, TestActor, "once", ActorRefs.NoSender);
        var repeated = Sys.Scheduler.ScheduleTellRepeatedlyCancelable(Second, Second, TestActor, "again", ActorRefs.NoSender);
        once.Cancel();
        Scheduler.Advance(Second);
        ExpectMsg("again");

        repeated.Cancel();

        Scheduler.Advance(Second);
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void Should_run_actions()
    {
        var ran = 0;
        Sys.Scheduler.Advanced.ScheduleOnce(Second, () => ran++);

        Scheduler.Advance(Second);

        ran.ShouldBe(1);
    }

    [Fact]
    public void Should_drive_the_timers_of_actors()
    {
        var actor = ActorOf(Props.Create(() => new Reminder(TestActor)));
        ExpectMsg("started");

        Scheduler.Advance(Second);

        ExpectMsgFrom(actor, "time is up");
    }

    [Fact]
    public void Should_be_set_to_a_time()
    {
        var soon = Scheduler.Now + Second;
        Sys.Scheduler.ScheduleTellOnce(Second, TestActor, "due", ActorRefs.NoSender);

        Scheduler.AdvanceTo(soon);

        Sys.Scheduler.Now.ShouldBe(soon);
        ExpectMsg("due");
    }

    [Fact]
    public void Should_not_go_back() => Should.Throw<InvalidOperationException>(() => Scheduler.AdvanceTo(Scheduler.Now - Second));

    private sealed class Reminder : ReceiveActor, IWithTimers
    {
        private readonly IActorRef _observer;

        public Reminder(IActorRef observer)
        {
            _observer = observer;
            Receive<string>(text => observer.Tell(text));
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PreStart()
        {
            Timers.StartSingleTimer("reminder", "time is up", TimeSpan.FromSeconds(1));
            _observer.Tell("started");
        }
    }
}
