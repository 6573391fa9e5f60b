using Akka.Actor;

namespace AkkaChat.Runtime.Tests.Actor;

public sealed class ReceiveTimeoutSpecs : StoppedClockSpecs
{
    private readonly IActorRef _actor;

    public ReceiveTimeoutSpecs()
    {
        _actor = ActorOf(() => new Impatient(Minute, TestActor));
        Settle(_actor);
    }

    [Fact]
    public void Should_come_after_a_silence_and_again_after_the_next()
    {
        Clock.Advance(Minute);
        ExpectMsg<ReceiveTimeout>();
        Settle(_actor);
        Clock.Advance(Minute);
        ExpectMsg<ReceiveTimeout>();
    }

    [Fact]
    public void Should_begin_anew_with_every_message()
    {
        for (var i = 0; i < 3; i++)
        {
            Clock.Advance(Minute * 0.75);
            _actor.Tell("x");
            Settle(_actor);
        }

        ExpectNoMsg(Brief);
        Clock.Advance(Minute);
        ExpectMsg<ReceiveTimeout>();
    }

    [Fact]
    public void Should_not_begin_anew_with_a_message_that_does_not_count()
    {
        Clock.Advance(Minute * 0.75);
        _actor.Tell(new Whisper());
        ExpectMsg<Whisper>();

        Clock.Advance(Minute * 0.25);

        ExpectMsg<ReceiveTimeout>();
    }

    [Fact]
    public void Should_come_no_more_when_it_is_turned_off()
    {
        _actor.Tell(new SetTo(null));
        Settle(_actor);
        Clock.Advance(10 * Minute);
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_follow_a_change()
    {
        _actor.Tell(new SetTo(5 * Minute));
        Settle(_actor);

        Clock.Advance(4 * Minute);
        ExpectNoMsg(Brief);
        Clock.Advance(Minute);
        ExpectMsg<ReceiveTimeout>();
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_refuse_what_is_no_length_of_time()
    {
        foreach (var wrong in new[] { TimeSpan.Zero, TimeSpan.FromSeconds(-1), TimeSpan.MaxValue })
        {
            _actor.Tell(new SetTo(wrong));
            ExpectMsg<ArgumentOutOfRangeException>();
        }

        Settle(_actor);
    }

    private sealed record SetTo(TimeSpan? Timeout);

    private sealed record Whisper : INotInfluenceReceiveTimeout;

    private sealed class Impatient : ReceiveActor
    {
        public Impatient(TimeSpan timeout, IActorRef report)
        {
            Context.SetReceiveTimeout(timeout);
            Receive<SetTo>(set =>
            {
                try
                {
                    Context.SetReceiveTimeout(set.Timeout);
                }
                catch (ArgumentOutOfRangeException e)
                {
                    report.Tell(e);
                }
            });
            Receive<string>(_ => { });
            ReceiveAny(report.Tell);
        }
    }
}
