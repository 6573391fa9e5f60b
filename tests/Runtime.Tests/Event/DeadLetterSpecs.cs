using Akka.Actor;
using Akka.Event;

namespace AkkaChat.Runtime.Tests.Event;

public sealed class DeadLetterSpecs : RuntimeSpecs
{
    [Fact]
    public void Should_be_made_of_what_is_told_to_a_dead_actor()
    {
        var actor = Dead();
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        actor.Tell("anybody there?");

        var letter = ExpectMsg<DeadLetter>();
        letter.Message.ShouldBe("anybody there?");
        letter.Sender.ShouldBe(TestActor);
        letter.Recipient.ShouldBe(actor);
    }

    [Fact]
    public void Should_be_made_of_what_is_told_to_nobody_in_particular()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        Sys.DeadLetters.Tell("lost");
        ExpectMsg<DeadLetter>().Message.ShouldBe("lost");
    }

    [Fact]
    public void Should_be_made_of_an_answer_to_no_sender()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        ActorOf<Answering>().Tell("x", ActorRefs.NoSender);
        ExpectMsg<DeadLetter>().Message.ShouldBe("answer");
    }

    [Fact]
    public void Should_not_trouble_anybody_with_what_is_suppressed()
    {
        var actor = Dead();
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        Sys.EventStream.Subscribe(TestActor, typeof(SuppressedDeadLetter));

        actor.Tell(new Ordinary());

        ExpectMsg<SuppressedDeadLetter>().Message.ShouldBeOfType<Ordinary>();
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_not_be_made_of_a_question_for_a_reference_which_is_answered_with_none()
    {
        var actor = Dead();
        Sys.EventStream.Subscribe(TestActor, typeof(AllDeadLetters));

        actor.Tell(new Identify(7));

        var identity = ExpectMsg<ActorIdentity>();
        identity.MessageId.ShouldBe(7);
        identity.Subject.ShouldBeNull();
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_be_seen_together_with_the_suppressed_by_who_wants_all()
    {
        var actor = Dead();
        Sys.EventStream.Subscribe(TestActor, typeof(AllDeadLetters));

        actor.Tell(new Ordinary());
        actor.Tell("lost");

        ExpectMsg<SuppressedDeadLetter>();
        ExpectMsg<DeadLetter>();
    }

    [Fact]
    public void Should_lose_none_on_the_way_from_life_to_death()
    {
        const int Senders = 4, Each = 5000;
        var received = new Counter();
        var actor = ActorOf(() => new Counting(received));
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        Parallel.For(0, Senders, sender =>
        {
            for (var i = 0; i < Each; i++)
            {
                actor.Tell(i, ActorRefs.NoSender);
                if (sender == 0 && i == Each / 2) Sys.Stop(actor);
            }
        });

        Watch(actor);
        var dead = 0;
        var terminated = false;
        while (received.Value + dead < Senders * Each || !terminated)
        {
            var message = ReceiveOne(Patience);
            message.ShouldNotBeNull();
            if (message is DeadLetter) dead++;
            else terminated |= message is Terminated;
        }

        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_not_go_in_circles_when_their_subscriber_is_dead()
    {
        var actor = Dead();
        Sys.EventStream.Subscribe(actor, typeof(DeadLetter));
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        Sys.DeadLetters.Tell("lost");

        ExpectMsg<DeadLetter>().Message.ShouldBe("lost");
        ExpectNoMsg(Brief);
    }

    private IActorRef Dead()
    {
        var actor = Watch(ActorOf<Answering>());
        Sys.Stop(actor);
        ExpectTerminated(actor);
        return actor;
    }

    private sealed class Ordinary : IDeadLetterSuppression;

    private sealed class Answering : ReceiveActor
    {
        public Answering() => ReceiveAny(_ => Sender.Tell("answer"));
    }

    private sealed class Counting : ReceiveActor
    {
        public Counting(Counter counter) => ReceiveAny(_ => counter.Next());
    }
}
