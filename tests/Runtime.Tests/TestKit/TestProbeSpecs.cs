using Akka.Actor;
using Akka.TestKit;
using Xunit.Sdk;

namespace AkkaChat.Runtime.Tests.TestKit;

public sealed class TestProbeSpecs : Akka.TestKit.Xunit2.TestKit
{
    private readonly TestProbe _probe;
    private readonly IActorRef _echo;

    public TestProbeSpecs()
    {
        _probe = CreateTestProbe("probe");
        _echo = ActorOf<Echo>();
    }

    [Fact]
    public void Should_be_usable_as_a_reference()
    {
        _probe.Tell("hello");
        _probe.ExpectMsg("hello");

        _probe.Equals(_probe.Ref).ShouldBeTrue();
        _probe.Ref.Equals(_probe).ShouldBeTrue();
        _probe.GetHashCode().ShouldBe(_probe.Ref.GetHashCode());
        _probe.Ref.Path.Name.ShouldBe("probe");
    }

    [Fact]
    public void Should_keep_its_messages_apart_from_those_of_the_kit()
    {
        _probe.Tell("hello");

        Should.Throw<XunitException>(() => ExpectMsg<string>(TimeSpan.Zero));
        _probe.ExpectMsg("hello");
    }

    [Fact]
    public void Should_be_the_sender_of_what_it_sends()
    {
        _probe.Send(_echo, "hello");

        _probe.ExpectMsgFrom(_echo, "hello");
        _probe.Sender.ShouldBe(_echo);
    }

    [Fact]
    public void Should_answer_the_last_message()
    {
        _probe.Tell("question");
        _probe.ExpectMsg("question");

        _probe.Reply("answer");

        ExpectMsgFrom(_probe, "answer");
    }

    [Fact]
    public void Should_forward_with_the_sender_of_the_last_message()
    {
        _probe.Tell("hello");
        _probe.ExpectMsg("hello");

        _probe.Forward(_echo);
        ExpectMsgFrom(_echo, "hello");

        _probe.Forward(_echo, "other");
        ExpectMsgFrom(_echo, "other");
    }

    [Fact]
    public void Should_watch_on_its_own()
    {
        _probe.Watch(_echo);
        Sys.Stop(_echo);

        _probe.ExpectTerminated(_echo);
        HasMessages.ShouldBeFalse();
    }

    [Fact]
    public void Should_die_like_any_actor()
    {
        Watch(_probe);

        Sys.Stop(_probe.Ref);

        ExpectTerminated(_probe);
    }

    [Fact]
    public async Task Should_be_answered_by_ask()
    {
        var answer = _probe.Ask<string>("question");
        await _probe.ExpectMsgAsync("question");

        _probe.Reply("answer");

        (await answer).ShouldBe("answer");
    }

    [Fact]
    public void Should_not_become_the_sender_of_what_the_test_sends()
    {
        _ = CreateTestProbe();

        _echo.Tell("hello");

        ExpectMsg("hello");
    }
}
