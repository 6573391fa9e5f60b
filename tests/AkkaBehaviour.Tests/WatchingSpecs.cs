using Akka.Actor;
using AkkaChat.AkkaBehaviour.Tests.Harness;

namespace AkkaChat.AkkaBehaviour.Tests;

public class WatchingSpecs : LoopbackSpecs
{
    [Fact(Timeout = TimeLimit)]
    public async Task Should_tell_the_message_given_with_WatchWith_once_and_no_Terminated()
    {
        var (watcher, watched) = (Sys.ActorOf(Props.Create(() => new Forwarding(TestActor))), Sys.ActorOf<ActionActor>());
        ActionActor.Run(watcher, context => context.WatchWith(watched, "ended"));
        await watcher.Ask<ActorIdentity>(new Identify(null), TimedOut);

        Sys.Stop(watched);

        await ExpectMsgAsync("ended");
        watcher.Tell("nothing between");
        await ExpectMsgAsync("nothing between");
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_tell_the_message_given_with_WatchWith_for_an_actor_that_is_dead_already()
    {
        var (watcher, watched) = (Sys.ActorOf(Props.Create(() => new Forwarding(TestActor))), Sys.ActorOf<ActionActor>());
        Watch(watched);
        Sys.Stop(watched);
        await ExpectTerminatedAsync(watched);

        ActionActor.Run(watcher, context => context.WatchWith(watched, "ended"));

        await ExpectMsgAsync("ended");
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_deliver_messages_sent_before_a_stop_ahead_of_the_notice_of_termination()
    {
        var (watcher, watched) = (Sys.ActorOf(Props.Create(() => new Forwarding(TestActor))), Sys.ActorOf<ActionActor>());
        ActionActor.Run(watcher, context => context.WatchWith(watched, "ended"));
        await watcher.Ask<ActorIdentity>(new Identify(null), TimedOut);

        ActionActor.Run(watched, context =>
        {
            for (var i = 0; i < 100; i++)
                watcher.Tell(i);
            context.Stop(context.Self);
        });

        for (var i = 0; i < 100; i++)
            await ExpectMsgAsync(i);
        await ExpectMsgAsync("ended");
    }

    private sealed class Forwarding : ActionActor
    {
        public Forwarding(IActorRef to)
        {
            Receive<string>(to.Tell);
            Receive<int>(number => to.Tell(number));
            Receive<Terminated>(to.Tell);
        }
    }
}
