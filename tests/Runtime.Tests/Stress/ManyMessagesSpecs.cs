using Akka.Actor;

namespace AkkaChat.Runtime.Tests.Stress;

[Collection(AloneCollection.Name)]
public sealed class ManyMessagesSpecs : RuntimeSpecs
{
    [Fact]
    public async Task Should_deliver_a_million_messages_from_eight_threads_each_sender_in_order()
    {
        const int Senders = 8, Each = 125_000;
        var receiver = ActorOf(() => new Receiver(Senders, Each, TestActor));

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Factory.StartNew(
            () =>
            {
                for (var number = 0; number < Each; number++) receiver.Tell(new Numbered(sender, number), ActorRefs.NoSender);
            },
            TaskCreationOptions.LongRunning)));

        ExpectMsg("complete and in order");
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_pass_a_million_messages_around_a_ring_of_a_thousand_and_let_none_overtake()
    {
        const int Members = 1000, Tokens = 20, Rounds = 50; // 1,000 × 20 × 50
        var first = ActorOf(() => new Member(Tokens, Rounds, TestActor));
        var next = first;
        for (var i = 1; i < Members; i++)
        {
            var after = next;
            next = ActorOf(() => new Member(Tokens, Rounds, TestActor));
            next.Tell(after);
        }

        first.Tell(next);
        first.Tell(Start.Instance);

        for (var i = 0; i < Members; i++) ExpectMsg("all rounds in order");
        ExpectNoMsg(Brief);
    }

    private sealed record Numbered(int Sender, int Number);

    private sealed record Token(int Number, int HopsLeft);

    private sealed class Start
    {
        public static readonly Start Instance = new();
    }

    private sealed class Receiver : ReceiveActor
    {
        public Receiver(int senders, int each, IActorRef report)
        {
            var next = new int[senders];
            var left = senders * each;
            Receive<Numbered>(message =>
            {
                if (message.Number != next[message.Sender]++) report.Tell($"sender {message.Sender}: {message.Number} is out of order");
                if (--left == 0) report.Tell("complete and in order");
            });
        }
    }

    private sealed class Member : ReceiveActor
    {
        private const int RingSize = 1000;

        private IActorRef _next = ActorRefs.Nobody;

        public Member(int tokens, int rounds, IActorRef report)
        {
            var seen = 0;
            Receive<IActorRef>(next => _next = next);
            Receive<Start>(_ =>
            {
                for (var i = 0; i < tokens; i++) _next.Tell(new Token(i, RingSize * rounds));
            });
            Receive<Token>(token =>
            {
                if (token.Number != seen++ % tokens) report.Tell($"token {token.Number} is out of order");
                if (seen == tokens * rounds) report.Tell("all rounds in order");
                if (token.HopsLeft > 1) _next.Tell(new Token(token.Number, token.HopsLeft - 1));
            });
        }
    }
}
