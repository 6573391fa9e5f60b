using Akka.Actor;

namespace AkkaChat.Runtime.Tests.Actor;

public sealed class TimerSpecs : StoppedClockSpecs
{
    private readonly IActorRef _actor;

    public TimerSpecs() => _actor = ActorOf(() => new Timed(TestActor));

    [Fact]
    public void Should_come_once_when_its_time_is_over()
    {
        Do(timers => timers.StartSingleTimer("key", "due", Minute));

        Clock.Advance(Minute / 2);
        ExpectNoMsg(Brief);
        Clock.Advance(Minute / 2);
        ExpectMsg("due");
        Clock.Advance(10 * Minute);
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_come_again_and_again()
    {
        Do(timers => timers.StartPeriodicTimer("key", "due", Minute));

        for (var i = 0; i < 3; i++)
        {
            ExpectNoMsg(Brief);
            Clock.Advance(Minute);
            ExpectMsg("due");
        }
    }

    [Fact]
    public void Should_come_again_and_again_after_a_first_delay()
    {
        Do(timers => timers.StartPeriodicTimer("key", "due", 3 * Minute, Minute));

        Clock.Advance(2 * Minute);
        ExpectNoMsg(Brief);
        Clock.Advance(Minute);
        ExpectMsg("due");
        Clock.Advance(Minute);
        ExpectMsg("due");
    }

    [Fact]
    public void Should_replace_the_timer_with_the_same_key()
    {
        Do(timers =>
        {
            timers.StartSingleTimer("key", "first", Minute);
            timers.StartSingleTimer("key", "second", 2 * Minute);
            timers.StartSingleTimer("other key", "other", 2 * Minute);
        });

        Clock.Advance(Minute);
        ExpectNoMsg(Brief);
        Clock.Advance(Minute);
        ExpectMsgAllOf("second", "other");
    }

    [Fact]
    public void Should_come_no_more_after_Cancel()
    {
        Do(timers =>
        {
            timers.StartSingleTimer("key", "due", Minute);
            timers.StartSingleTimer("other key", "other", Minute);
            timers.Cancel("key");
            timers.Cancel("a key that was never used");
        });

        Clock.Advance(Minute);

        ExpectMsg("other");
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_come_no_more_after_CancelAll()
    {
        Do(timers =>
        {
            timers.StartSingleTimer("key", "due", Minute);
            timers.StartPeriodicTimer("other key", "other", Minute);
            timers.CancelAll();
        });
        Clock.Advance(Minute);
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_not_come_when_it_is_cancelled_with_its_message_in_the_mailbox()
    {
        using var entered = new ManualResetEventSlim();
        using var fired = new ManualResetEventSlim();
        Tell(timers =>
        {
            timers.StartSingleTimer("key", "due", Minute);
            entered.Set();
            fired.Wait(Patience);
            timers.Cancel("key");
        });
        entered.Wait(Patience);

        Clock.Advance(Minute);
        fired.Set();

        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_not_come_when_it_is_replaced_with_its_message_in_the_mailbox()
    {
        using var entered = new ManualResetEventSlim();
        using var fired = new ManualResetEventSlim();
        Tell(timers =>
        {
            timers.StartSingleTimer("key", "first", Minute);
            entered.Set();
            fired.Wait(Patience);
            timers.StartSingleTimer("key", "second", Minute);
        });
        entered.Wait(Patience);
        Clock.Advance(Minute);
        fired.Set();
        Settle(_actor);

        Clock.Advance(Minute);

        ExpectMsg("second");
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_know_which_timers_run()
    {
        Do(timers =>
        {
            timers.StartSingleTimer("single", "due", Minute);
            timers.StartPeriodicTimer("periodic", "due", Minute);
            timers.IsTimerActive("single").ShouldBeTrue();
            timers.IsTimerActive("periodic").ShouldBeTrue();
            timers.IsTimerActive("none").ShouldBeFalse();
        });

        Clock.Advance(Minute);
        ExpectMsg("due");
        ExpectMsg("due");

        Do(timers =>
        {
            timers.IsTimerActive("single").ShouldBeFalse();
            timers.IsTimerActive("periodic").ShouldBeTrue();
            timers.CancelAll();
            timers.IsTimerActive("periodic").ShouldBeFalse();
        });
    }

    [Fact]
    public void Should_be_cancelled_by_a_restart()
    {
        Do(timers =>
        {
            timers.StartSingleTimer("key", "due", Minute);
            timers.StartPeriodicTimer("other key", "other", Minute);
        });

        _actor.Tell(new Exception("failed on purpose"));
        Settle(_actor);
        Clock.Advance(Minute);

        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_be_cancelled_by_a_stop()
    {
        Do(timers => timers.StartPeriodicTimer("key", "due", Minute));
        Sys.EventStream.Subscribe(TestActor, typeof(Akka.Event.DeadLetter));
        Watch(_actor);
        Sys.Stop(_actor);
        ExpectTerminated(_actor);

        Clock.Advance(Minute);

        ExpectNoMsg(Brief);
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_come_from_the_actor_itself()
    {
        Do(timers => timers.StartSingleTimer("key", "due", Minute));
        Clock.Advance(Minute);
        ExpectMsg("due");
        LastSender.ShouldBe(_actor);
    }

    private void Do(Action<ITimerScheduler> action)
    {
        Tell(action);
        Settle(_actor);
    }

    private void Tell(Action<ITimerScheduler> action) => _actor.Tell(action);

    private sealed class Timed : ReceiveActor, IWithTimers
    {
        private readonly IActorRef _report;

        public Timed(IActorRef report)
        {
            _report = report;
            Receive<Action<ITimerScheduler>>(action => action(Timers));
            Receive<Exception>(e => throw e);
            ReceiveAny(report.Forward);
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PreRestart(Exception reason, object? message)
        {
            if (reason.Message != "failed on purpose") _report.Tell(reason); // an assertion of a test
        }
    }
}
