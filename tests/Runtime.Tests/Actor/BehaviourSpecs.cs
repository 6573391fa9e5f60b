using Akka.Actor;
using Akka.Event;

namespace AkkaChat.Runtime.Tests.Actor;

public sealed class BehaviourSpecs : RuntimeSpecs
{
    [Fact]
    public void Should_try_handlers_in_the_order_in_which_they_were_added()
    {
        var actor = ActorOf<Table>();

        actor.Tell(1);
        ExpectMsg("one");
        actor.Tell(7);
        ExpectMsg("odd");
        actor.Tell(8);
        ExpectMsg("some number");
        actor.Tell("text");
        ExpectMsg("anything");
    }

    [Fact]
    public void Should_choose_a_handler_for_a_base_type()
    {
        var actor = ActorOf<ByBaseType>();

        actor.Tell(new FileNotFoundException());

        ExpectMsg("input or output failed");
    }

    [Fact]
    public void Should_replace_the_behaviour_with_Become()
    {
        var actor = ActorOf<Switching>();

        actor.Tell("who");
        ExpectMsg("the first");
        actor.Tell("become");
        actor.Tell("who");
        ExpectMsg("the second");
        actor.Tell("back"); // Become replaced the first: below there is only what the actor began with
        actor.Tell("who");
        ExpectMsg("the first");
    }

    [Fact]
    public void Should_return_to_the_behaviour_below_with_UnbecomeStacked()
    {
        var actor = ActorOf<Stacking>();

        actor.Tell("down");
        actor.Tell("down");
        actor.Tell("level");
        ExpectMsg(2);
        actor.Tell("up");
        actor.Tell("level");
        ExpectMsg(1);
        actor.Tell("up");
        actor.Tell("up"); // below the lowest there is nothing: it stays
        actor.Tell("level");
        ExpectMsg(0);
    }

    [Fact]
    public void Should_change_behaviour_only_after_the_message_at_hand()
    {
        var actor = ActorOf<Switching>();
        actor.Tell("become and tell who");
        ExpectMsg("the first");
    }

    [Fact]
    public void Should_publish_what_no_handler_takes()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(UnhandledMessage));
        var actor = ActorOf<Switching>();

        actor.Tell(42.0);

        var unhandled = ExpectMsg<UnhandledMessage>();
        unhandled.Message.ShouldBe(42.0);
        unhandled.Recipient.ShouldBe(actor);
        unhandled.Sender.ShouldBe(TestActor);
    }

    [Fact]
    public void Should_let_an_actor_decide_on_what_no_handler_takes()
    {
        var actor = ActorOf<Curious>();
        actor.Tell("what is this?");
        ExpectMsg("unhandled: what is this?");
    }

    [Fact]
    public void Should_not_take_handlers_once_the_actor_runs()
    {
        var actor = ActorOf<TooLate>();
        actor.Tell("x");
        ExpectMsg<InvalidOperationException>();
    }

    [Fact]
    public void Should_let_an_untyped_actor_become_another()
    {
        var actor = ActorOf<Untyped>();

        actor.Tell("x");
        ExpectMsg("first: x");
        actor.Tell("x");
        ExpectMsg("second: x");
        actor.Tell("x");
        ExpectMsg("first: x");
    }

    private sealed class Table : ReceiveActor
    {
        public Table()
        {
            Receive<int>(n => n == 1, _ => Sender.Tell("one"));
            Receive<int>(_ => Sender.Tell("odd"), n => n % 2 == 1);
            Receive<int>(n =>
            {
                if (n > 100) return false;
                Sender.Tell("some number");
                return true;
            });
            ReceiveAny(_ => Sender.Tell("anything"));
        }
    }

    private sealed class ByBaseType : ReceiveActor
    {
        public ByBaseType()
        {
            Receive<IOException>(_ => Sender.Tell("input or output failed"));
            Receive<FileNotFoundException>(_ => Sender.Tell("never reached"));
        }
    }

    private sealed class Switching : ReceiveActor
    {
        public Switching() => First();

        private void First()
        {
            Receive<string>(text => text == "become", _ => Become(Second));
            Receive<string>(text => text == "become and tell who", _ =>
            {
                Become(Second);
                Sender.Tell("the first");
            });
            Receive<string>(text => text == "who", _ => Sender.Tell("the first"));
        }

        private void Second()
        {
            Receive<string>(text => text == "back", _ => UnbecomeStacked());
            Receive<string>(_ => Sender.Tell("the second"));
        }
    }

    private sealed class Stacking : ReceiveActor
    {
        public Stacking() => Level(0);

        private void Level(int level)
        {
            Receive<string>(text => text == "down", _ => BecomeStacked(() => Level(level + 1)));
            Receive<string>(text => text == "up", _ => UnbecomeStacked());
            Receive<string>(text => text == "level", _ => Sender.Tell(level));
        }
    }

    private sealed class Curious : ReceiveActor
    {
        protected override void Unhandled(object message) => Sender.Tell($"unhandled: {message}");
    }

    private sealed class TooLate : ReceiveActor
    {
        public TooLate() => ReceiveAny(_ =>
        {
            try
            {
                Receive<int>(_ => { });
            }
            catch (InvalidOperationException e)
            {
                Sender.Tell(e);
            }
        });
    }

    private sealed class Untyped : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            Sender.Tell($"first: {message}");
            BecomeStacked(Second);
        }

        private void Second(object message)
        {
            Sender.Tell($"second: {message}");
            UnbecomeStacked();
        }
    }
}
