using Akka.Actor;
using AkkaChat.AkkaBehaviour.Tests.Harness;

namespace AkkaChat.AkkaBehaviour.Tests;

public class SupervisingSpecs : LoopbackSpecs
{
    [Fact(Timeout = TimeLimit)]
    public async Task Should_keep_an_actor_and_its_mailbox_when_AroundReceive_catches_what_a_handler_throws()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Catching()));

        actor.Tell("count", TestActor);
        actor.Tell("throw", TestActor);
        actor.Tell("count", TestActor);

        await ExpectMsgAsync(1);
        await ExpectMsgAsync("caught");
        await ExpectMsgAsync(2);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_stop_a_child_that_throws_when_the_strategy_says_so_and_keep_its_siblings()
    {
        var parent = Sys.ActorOf(Props.Create(() => new Stopping()));
        var (child, sibling) = (await parent.Ask<IActorRef>("child", TimedOut), await parent.Ask<IActorRef>("child", TimedOut));
        Watch(child);

        ActionActor.Run(child, _ => throw new InvalidOperationException("on purpose"));

        await ExpectTerminatedAsync(child);
        ActionActor.Run(sibling, _ => TestActor.Tell("alive"));
        await ExpectMsgAsync("alive");
    }

    private sealed class Catching : ReceiveActor
    {
        private int _count;

        public Catching()
        {
            Receive<string>(text => text == "count", _ => Sender.Tell(++_count));
            Receive<string>(_ => throw new InvalidOperationException("on purpose"));
        }

        protected override bool AroundReceive(Receive receive, object message)
        {
            try
            {
                return base.AroundReceive(receive, message);
            }
            catch (InvalidOperationException)
            {
                Sender.Tell("caught");
                return true;
            }
        }
    }

    private sealed class Stopping : ReceiveActor
    {
        public Stopping() => Receive<string>(_ => Sender.Tell(Context.ActorOf<ActionActor>()));

        protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);
    }
}
