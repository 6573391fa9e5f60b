using Akka.Actor;
using Akka.TestKit;
using AkkaChat.AkkaBehaviour.Tests.Harness;

namespace AkkaChat.AkkaBehaviour.Tests;

public class TimerSpecs() : LoopbackSpecs("""akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    [Fact(Timeout = TimeLimit)]
    public async Task Should_fire_timers_when_the_test_scheduler_advances()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Timed(TestActor)));
        await DoAsync(actor, timers => timers.StartSingleTimer("key", "rang", Minute));

        Time.Advance(Minute - TimeSpan.FromSeconds(1));
        await DoAsync(actor, _ => TestActor.Tell("not yet"));
        Time.Advance(TimeSpan.FromSeconds(1));

        await ExpectMsgAsync("not yet");
        await ExpectMsgAsync("rang");
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_deliver_nothing_of_a_timer_cancelled_after_its_message_has_come_into_the_mailbox()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Timed(TestActor)));

        await DoAsync(actor, timers =>
        {
            timers.StartSingleTimer("key", "rang", Minute);
            Time.Advance(Minute);
            timers.Cancel("key");
        });
        await DoAsync(actor, _ => TestActor.Tell("nothing before"));

        await ExpectMsgAsync("nothing before");
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_deliver_only_the_newer_of_two_timers_of_the_same_key()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Timed(TestActor)));

        await DoAsync(actor, timers =>
        {
            timers.StartSingleTimer("key", "older", Minute);
            Time.Advance(Minute);
            timers.StartSingleTimer("key", "newer", Minute);
            Time.Advance(Minute);
        });

        await ExpectMsgAsync("newer");
    }

    private async Task DoAsync(IActorRef actor, Action<ITimerScheduler> act) => await actor.Ask<string>(act, TimedOut);

    private sealed class Timed : ReceiveActor, IWithTimers
    {
        public Timed(IActorRef to)
        {
            Receive<Action<ITimerScheduler>>(act =>
            {
                act(Timers);
                Sender.Tell("done");
            });
            Receive<string>(to.Tell);
        }

        public ITimerScheduler Timers { get; set; } = null!;
    }
}
