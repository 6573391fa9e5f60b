using Akka.Actor;
using Akka.Event;

namespace AkkaChat.Runtime.Tests.Actor;

public sealed class AskSpecs : RuntimeSpecs
{
    private readonly IActorRef _actor;

    public AskSpecs() => _actor = ActorOf<Answering>();

    [Fact]
    public async Task Should_return_the_answer()
    {
        (await _actor.Ask<string>("hello", Patience)).ShouldBe("hello to you");
        (await _actor.Ask("hello", Patience)).ShouldBe("hello to you");
        (await _actor.Ask<string>("hello")).ShouldBe("hello to you");
    }

    [Fact]
    public async Task Should_return_to_each_its_own_answer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(n => _actor.Ask<int>(n, Patience)));
        answers.ShouldBe(Enumerable.Range(0, 1000).Select(n => n + 1));
    }

    [Fact]
    public async Task Should_fail_when_no_answer_comes_in_time() =>
        await Should.ThrowAsync<AskTimeoutException>(() => _actor.Ask<string>("say nothing", Brief));

    [Fact]
    public async Task Should_fail_when_the_actor_is_dead()
    {
        await _actor.GracefulStop(Patience);
        await Should.ThrowAsync<AskTimeoutException>(() => _actor.Ask<string>("hello", Brief));
    }

    [Fact]
    public async Task Should_fail_with_the_cause_of_a_failure() =>
        (await Should.ThrowAsync<InvalidOperationException>(() => _actor.Ask<string>("fail", Patience))).Message.ShouldBe("on purpose");

    [Fact]
    public async Task Should_fail_when_the_answer_is_of_another_type() =>
        await Should.ThrowAsync<ArgumentException>(() => _actor.Ask<int>("hello", Patience));

    [Fact]
    public async Task Should_be_cancelled_by_its_token()
    {
        using var source = new CancellationTokenSource();
        var answer = _actor.Ask<string>("say nothing", Patience, source.Token);
        await source.CancelAsync();
        await Should.ThrowAsync<TaskCanceledException>(() => answer);
    }

    [Fact]
    public async Task Should_build_the_question_around_the_one_who_is_to_be_answered() =>
        (await _actor.Ask<string>(asker => new ReplyTo(asker), Patience, CancellationToken.None)).ShouldBe("the long way round");

    [Fact]
    public async Task Should_take_the_first_answer() =>
        (await _actor.Ask<string>("answer twice", Patience)).ShouldBe("first");

    [Fact]
    public async Task Should_make_a_dead_letter_of_an_answer_that_comes_too_late()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        await Should.ThrowAsync<AskTimeoutException>(() => _actor.Ask<string>("remember me", Brief));

        _actor.Tell("answer the one you remember");

        ExpectMsg<DeadLetter>().Message.ShouldBe("too late");
    }

    [Fact]
    public async Task Should_not_block_an_actor_that_asks()
    {
        var asking = ActorOf(() => new Asking(_actor));
        (await asking.Ask<string>("hello", Patience)).ShouldBe("it said: hello to you");
    }

    private sealed record ReplyTo(IActorRef Asker);

    private sealed class Answering : ReceiveActor
    {
        private IActorRef _remembered = ActorRefs.Nobody;

        public Answering()
        {
            Receive<string>(text => text == "hello", _ => Sender.Tell("hello to you"));
            Receive<string>(text => text == "fail", _ => Sender.Tell(new Status.Failure(new InvalidOperationException("on purpose"))));
            Receive<string>(text => text == "say nothing", _ => { });
            Receive<string>(text => text == "remember me", _ => _remembered = Sender);
            Receive<string>(text => text == "answer the one you remember", _ => _remembered.Tell("too late"));
            Receive<string>(text => text == "answer twice", _ =>
            {
                Sender.Tell("first");
                Sender.Tell("second");
            });
            Receive<int>(n => Sender.Tell(n + 1));
            Receive<ReplyTo>(question => question.Asker.Tell("the long way round"));
        }
    }

    private sealed class Asking : ReceiveActor
    {
        public Asking(IActorRef other) => ReceiveAsync<string>(async text =>
        {
            var answer = await other.Ask<string>(text, Patience);
            Sender.Tell($"it said: {answer}");
        });
    }
}
