using Akka.Actor;
using Akka.Event;

namespace AkkaChat.Runtime.Tests.Actor;

public sealed class StashSpecs : RuntimeSpecs
{
    [Fact]
    public void Should_put_all_back_in_the_order_in_which_they_came_and_before_what_waits()
    {
        var actor = ActorOf(() => new Door(TestActor));

        foreach (var message in new[] { "a", "b", "open", "c" }) actor.Tell(message);

        ExpectMsg("a");
        ExpectMsg("b");
        ExpectMsg("c");
    }

    [Fact]
    public void Should_keep_the_senders()
    {
        var sender = CreateTestProbe();
        var actor = ActorOf(() => new Door(TestActor));

        actor.Tell("a", sender.Ref);
        actor.Tell("open");

        ExpectMsg("a");
        LastSender.ShouldBe(sender.Ref);
    }

    [Fact]
    public void Should_put_the_oldest_back()
    {
        var actor = ActorOf(() => new Door(TestActor));

        foreach (var message in new[] { "a", "b", "ajar", "c" }) actor.Tell(message);

        ExpectMsg("a"); // and the door is shut again: b and c are aside
        ExpectNoMsg(Brief);
        actor.Tell("open");
        ExpectMsg("b");
        ExpectMsg("c");
    }

    [Fact]
    public void Should_put_back_again_what_was_stashed_again()
    {
        var actor = ActorOf(() => new Door(TestActor));

        foreach (var message in new[] { "a", "b", "knock", "c", "knock", "open" }) actor.Tell(message);

        ExpectMsg("a");
        ExpectMsg("b");
        ExpectMsg("c");
    }

    [Fact]
    public void Should_refuse_to_put_one_message_aside_twice()
    {
        var actor = ActorOf(() => new Door(TestActor));
        actor.Tell("twice");
        ExpectMsg<IllegalActorStateException>();
    }

    [Fact]
    public void Should_overflow_at_its_capacity()
    {
        var parent = ActorOf(() => new Reporting(Props.Create<Narrow>().WithStashCapacity(2), TestActor));

        parent.Tell("a");
        parent.Tell("b");
        parent.Tell("c");

        ExpectMsg<StashOverflowException>();
    }

    [Fact]
    public void Should_put_all_back_when_the_actor_restarts()
    {
        var actor = ActorOf(() => new Door(TestActor));

        foreach (var message in new[] { "a", "b", "fail", "open" }) actor.Tell(message);

        ExpectMsg("a");
        ExpectMsg("b");
    }

    [Fact]
    public void Should_make_dead_letters_of_all_when_the_actor_stops()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var actor = ActorOf(() => new Door(TestActor));

        actor.Tell("a");
        actor.Tell("b");
        Sys.Stop(Synchronised(actor));

        ExpectMsg<DeadLetter>().Message.ShouldBe("a");
        ExpectMsg<DeadLetter>().Message.ShouldBe("b");
    }

    [Fact]
    public void Should_keep_the_news_of_a_death()
    {
        var subject = ActorOf<Curtain>();
        var actor = ActorOf(() => new Door(TestActor));
        actor.Tell(subject);
        Synchronised(actor);

        Sys.Stop(subject);
        Watch(subject);
        ExpectTerminated(subject);
        Synchronised(actor);
        actor.Tell("open");

        ExpectMsg(subject);
    }

    private IActorRef Synchronised(IActorRef actor)
    {
        actor.Tell(new Identify(0));
        ExpectMsg<ActorIdentity>();
        return actor;
    }

    /// <summary>While it is shut it puts everything aside; open, it passes everything on.</summary>
    private sealed class Door : ReceiveActor, IWithUnboundedStash
    {
        private readonly IActorRef _report;

        public Door(IActorRef report)
        {
            _report = report;
            Shut();
        }

        public IStash Stash { get; set; } = null!;

        private void Shut()
        {
            Receive<string>(text => text == "fail", _ => throw new Exception("failed on purpose"));
            Receive<string>(text => text == "knock", _ => Stash.UnstashAll());
            Receive<string>(text => text == "open", _ =>
            {
                Stash.UnstashAll();
                Become(Open);
            });
            Receive<string>(text => text == "ajar", _ =>
            {
                Stash.Unstash();
                BecomeStacked(Ajar);
            });
            Receive<string>(text => text == "twice", _ =>
            {
                Stash.Stash();
                try
                {
                    Stash.Stash();
                }
                catch (IllegalActorStateException e)
                {
                    _report.Tell(e);
                }
            });
            Receive<IActorRef>(subject => Context.Watch(subject));
            ReceiveAny(_ => Stash.Stash());
        }

        private void Ajar() => ReceiveAny(message =>
        {
            _report.Forward(message);
            UnbecomeStacked();
        });

        private void Open()
        {
            Receive<Terminated>(news => _report.Tell(news.ActorRef));
            ReceiveAny(_report.Forward);
        }
    }

    private sealed class Narrow : ReceiveActor, IWithStash
    {
        public Narrow() => ReceiveAny(_ => Stash.Stash());

        public IStash Stash { get; set; } = null!;
    }

    private sealed class Reporting : ReceiveActor
    {
        private readonly IActorRef _report;

        public Reporting(Props props, IActorRef report)
        {
            _report = report;
            var child = Context.ActorOf(props);
            ReceiveAny(child.Forward);
        }

        protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(cause =>
        {
            _report.Tell(cause);
            return Directive.Stop;
        });
    }

    private sealed class Curtain : ReceiveActor;
}
