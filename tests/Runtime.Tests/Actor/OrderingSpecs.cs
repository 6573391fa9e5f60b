using Akka.Actor;

namespace AkkaChat.Runtime.Tests.Actor;

public sealed class OrderingSpecs : RuntimeSpecs
{
    private const int Senders = 4;
    private const int MessagesEach = 10_000;

    [Fact]
    public async Task Should_keep_the_order_between_each_sender_and_a_receiver()
    {
        var receiver = ActorOf(() => new Receiver(TestActor));

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(() =>
        {
            for (var number = 0; number < MessagesEach; number++) receiver.Tell(new Numbered(sender, number), ActorRefs.NoSender);
        })));

        ExpectMsg("all in order, one at a time");
    }

    [Fact]
    public void Should_deliver_what_an_actor_tells_itself_behind_what_waits_already()
    {
        var actor = ActorOf(() => new Relay(TestActor));

        actor.Tell("first");
        actor.Tell("second");

        ExpectMsg("first");
        ExpectMsg("second");
        ExpectMsg("first again");
        ExpectMsg("second again");
    }

    [Fact]
    public void Should_see_the_sender_of_each_message()
    {
        var one = CreateTestProbe();
        var two = CreateTestProbe();
        var echo = ActorOf(() => new Sending(TestActor));

        echo.Tell("x", one.Ref);
        echo.Tell("x", two.Ref);
        echo.Tell("x", ActorRefs.NoSender);

        ExpectMsg<IActorRef>().ShouldBe(one.Ref);
        ExpectMsg<IActorRef>().ShouldBe(two.Ref);
        ExpectMsg<IActorRef>().ShouldBe(Sys.DeadLetters);
    }

    [Fact]
    public void Should_forward_with_the_first_sender()
    {
        var asker = CreateTestProbe();
        var forwarder = ActorOf(() => new Forwarding(TestActor));

        forwarder.Tell("question", asker.Ref);

        ExpectMsg("question");
        LastSender.ShouldBe(asker.Ref);
    }

    private sealed record Numbered(int Sender, int Number);

    private sealed class Receiver : ReceiveActor
    {
        private readonly int[] _next = new int[Senders];
        private int _inside;

        public Receiver(IActorRef report)
        {
            var left = Senders * MessagesEach;
            Receive<Numbered>(message =>
            {
                if (Interlocked.Exchange(ref _inside, 1) != 0) report.Tell("two at a time");
                if (message.Number != _next[message.Sender]++) report.Tell($"sender {message.Sender} is out of order");
                if (--left == 0) report.Tell("all in order, one at a time");
                Volatile.Write(ref _inside, 0);
            });
        }
    }

    private sealed class Relay : ReceiveActor
    {
        public Relay(IActorRef report) => Receive<string>(text =>
        {
            report.Tell(text);
            if (text == "first") Thread.Sleep(20); // the second is in the mailbox by now
            if (!text.EndsWith("again", StringComparison.Ordinal)) Self.Tell(text + " again");
        });
    }

    private sealed class Sending : ReceiveActor
    {
        public Sending(IActorRef report) => ReceiveAny(_ => report.Tell(Sender));
    }

    private sealed class Forwarding : ReceiveActor
    {
        public Forwarding(IActorRef target) => ReceiveAny(target.Forward);
    }
}
