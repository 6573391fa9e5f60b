using Akka.Actor;

namespace AkkaChat.Runtime.Tests.Actor;

public sealed class SchedulerSpecs : RuntimeSpecs
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(10);

    private IScheduler Scheduler => Sys.Scheduler;

    [Fact]
    public void Should_tell_once_after_the_delay()
    {
        var start = Scheduler.MonotonicClock;
        Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(100), TestActor, "due", ActorRefs.NoSender);
        ExpectMsg("due");
        (Scheduler.MonotonicClock - start).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(80)); // the clocks of timers are coarse
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_tell_in_the_name_of_the_sender()
    {
        var sender = CreateTestProbe();
        Scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, "due", sender.Ref);
        ExpectMsg("due");
        LastSender.ShouldBe(sender.Ref);
    }

    [Fact]
    public void Should_tell_again_and_again_until_it_is_cancelled()
    {
        using var cancelable = new Cancelable(Scheduler);
        Scheduler.ScheduleTellRepeatedly(TimeSpan.Zero, Soon, TestActor, "due", ActorRefs.NoSender, cancelable);
        for (var i = 0; i < 5; i++) ExpectMsg("due");

        cancelable.Cancel();

        cancelable.IsCancellationRequested.ShouldBeTrue();
        cancelable.Token.IsCancellationRequested.ShouldBeTrue();
        while (ReceiveOne(Brief) is not null)
        {
            // what was on its way
        }

        ExpectNoMsg(5 * Soon);
    }

    [Fact]
    public void Should_not_tell_when_it_was_cancelled_before()
    {
        var cancelable = Scheduler.ScheduleTellOnceCancelable(TimeSpan.FromMilliseconds(200), TestActor, "due", ActorRefs.NoSender);
        cancelable.Cancel();
        cancelable.Cancel(); // once more does no harm
        ExpectNoMsg(400);
    }

    [Fact]
    public void Should_cancel_after_a_delay()
    {
        using var cancelable = new Cancelable(Scheduler, Soon);
        AwaitCondition(() => cancelable.IsCancellationRequested, Patience);
    }

    [Fact]
    public void Should_run_an_action()
    {
        using var done = new ManualResetEventSlim();
        Scheduler.Advanced.ScheduleOnce(Soon, done.Set);
        done.Wait(Patience).ShouldBeTrue();
    }

    [Fact]
    public void Should_run_an_action_again_and_again()
    {
        using var cancelable = new Cancelable(Scheduler);
        Scheduler.Advanced.ScheduleRepeatedly(TimeSpan.Zero, Soon, () => TestActor.Tell("ran"), cancelable);
        for (var i = 0; i < 3; i++) ExpectMsg("ran");
        cancelable.Cancel();
    }

    [Fact]
    public void Should_refuse_times_that_are_none()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Scheduler.ScheduleTellOnce(TimeSpan.FromSeconds(-1), TestActor, "due", ActorRefs.NoSender));
        Should.Throw<ArgumentOutOfRangeException>(() => Scheduler.ScheduleTellRepeatedly(TimeSpan.Zero, TimeSpan.Zero, TestActor, "due", ActorRefs.NoSender));
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_refuse_times_that_are_too_long_for_a_timer()
    {
        var tooLong = TimeSpan.FromDays(50);
        Should.Throw<ArgumentOutOfRangeException>(() => Scheduler.ScheduleTellOnce(tooLong, TestActor, "due", ActorRefs.NoSender)).ActualValue.ShouldBe(tooLong);
        Should.Throw<ArgumentOutOfRangeException>(() => Scheduler.ScheduleTellRepeatedly(TimeSpan.Zero, tooLong, TestActor, "due", ActorRefs.NoSender)).ActualValue.ShouldBe(tooLong);
    }

    [Fact]
    public void Should_keep_many_timers_apart()
    {
        for (var i = 0; i < 1000; i++) Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(i % 50), TestActor, i, ActorRefs.NoSender);
        ReceiveN(1000, Patience).Cast<int>().Order().ShouldBe(Enumerable.Range(0, 1000));
    }

    [Fact]
    public async Task Should_do_nothing_after_the_end_of_the_system()
    {
        var system = ActorSystem.Create("ending", "akka { loglevel = OFF, stdout-loglevel = OFF }");
        var ran = 0;
        system.Scheduler.Advanced.ScheduleRepeatedly(TimeSpan.FromMilliseconds(20), Soon, () => Interlocked.Increment(ref ran));
        await system.Terminate().WaitAsync(Patience);
        await Task.Delay(50); // one may be running
        var before = Volatile.Read(ref ran);
        await Task.Delay(100);
        Volatile.Read(ref ran).ShouldBe(before);
    }

    [Fact]
    public void Should_know_the_time() =>
        (Scheduler.Now - DateTimeOffset.Now).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(1));
}
