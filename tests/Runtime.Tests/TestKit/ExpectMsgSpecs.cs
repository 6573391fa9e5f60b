using Akka.Actor;
using Akka.TestKit;
using Xunit.Sdk;

namespace AkkaChat.Runtime.Tests.TestKit;

public sealed class ExpectMsgSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(30);
    private readonly TestProbe _other;

    public ExpectMsgSpecs() => _other = CreateTestProbe("other");

    [Fact]
    public void Should_return_the_next_message_of_the_type()
    {
        TestActor.Tell("hello");

        ExpectMsg<string>().ShouldBe("hello");
    }

    [Fact]
    public async Task Should_return_the_next_message_of_the_type_without_blocking()
    {
        var expected = ExpectMsgAsync<string>();
        expected.IsCompleted.ShouldBeFalse();

        TestActor.Tell("hello");

        (await expected).ShouldBe("hello");
    }

    [Fact]
    public void Should_fail_when_no_message_comes_in_time() => Fails(() => ExpectMsg<string>(Brief));

    [Fact]
    public async Task Should_fail_when_no_message_comes_in_time_without_blocking() =>
        await FailsAsync(async () => await ExpectMsgAsync<string>(Brief));

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_say_the_hint_when_it_fails() =>
        Should.Throw<XunitException>(() => ExpectMsg<string>(Brief, "a greeting")).Message.ShouldContain("a greeting");

    [Fact]
    public void Should_fail_when_the_next_message_is_of_another_type()
    {
        TestActor.Tell(1);
        TestActor.Tell("hello");

        Fails(() => ExpectMsg<string>());
        ExpectMsg("hello");
    }

    [Fact]
    public void Should_compare_with_the_expected_message()
    {
        TestActor.Tell("hello");
        ExpectMsg("hello").ShouldBe("hello");

        TestActor.Tell("hello");
        Fails(() => ExpectMsg("bye"));
    }

    [Fact]
    public void Should_compare_collections_by_their_elements()
    {
        TestActor.Tell(new[] { 1, 2, 3 });
        ExpectMsg(new[] { 1, 2, 3 });

        TestActor.Tell(new[] { 1, 2, 3 });
        Fails(() => ExpectMsg(new[] { 1, 2, 4 }));
    }

    [Fact]
    public void Should_compare_as_the_comparer_has_it()
    {
        TestActor.Tell("HELLO");
        ExpectMsg("hello", StringComparer.OrdinalIgnoreCase.Equals);

        TestActor.Tell("HELLO");
        Fails(() => ExpectMsg("hello", StringComparer.Ordinal.Equals));
    }

    [Fact]
    public void Should_ask_the_predicate()
    {
        TestActor.Tell(5);
        ExpectMsg<int>(n => n > 3).ShouldBe(5);

        TestActor.Tell(2);
        Fails(() => ExpectMsg<int>(n => n > 3));
    }

    [Fact]
    public async Task Should_check_the_message_in_the_same_ways_without_blocking()
    {
        for (var i = 0; i < 6; i++) _other.Send(TestActor, "hello");

        await ExpectMsgAsync("hello");
        await ExpectMsgAsync("HELLO", StringComparer.OrdinalIgnoreCase.Equals);
        await ExpectMsgAsync<string>(text => text.StartsWith('h'));
        await ExpectMsgAsync<string>(text => text.ShouldBe("hello"));
        await ExpectMsgAsync<string>((_, sender) => sender.Equals(_other.Ref));
        await ExpectMsgAsync<string>((_, sender) => sender.ShouldBe(_other.Ref));
    }

    [Fact]
    public async Task Should_fail_in_the_same_ways_without_blocking()
    {
        for (var i = 0; i < 6; i++) TestActor.Tell("hello");

        await FailsAsync(async () => await ExpectMsgAsync("bye"));
        await FailsAsync(async () => await ExpectMsgAsync("HELLO", StringComparer.Ordinal.Equals));
        await FailsAsync(async () => await ExpectMsgAsync<string>(text => text.StartsWith('b')));
        await FailsAsync(async () => await ExpectMsgAsync<string>((_, sender) => sender.Equals(_other.Ref)));
        await FailsAsync(async () => await ExpectMsgAsync<string>(text => Assert.Equal("bye", text)));
        await FailsAsync(async () => await ExpectMsgAsync<string>((_, sender) => Assert.Equal(_other.Ref, sender)));
    }

    [Fact]
    public void Should_run_the_assertion_and_let_its_exception_through()
    {
        TestActor.Tell(5);
        ExpectMsg<int>(n => n.ShouldBe(5));

        TestActor.Tell(2);
        Should.Throw<ShouldAssertException>(() => ExpectMsg<int>(n => n.ShouldBe(5)));
    }

    [Fact]
    public void Should_give_the_sender_to_predicates_and_assertions()
    {
        _other.Send(TestActor, "a");
        ExpectMsg<string>((_, sender) => sender.Equals(_other.Ref));

        _other.Send(TestActor, "b");
        ExpectMsg<string>((text, sender) =>
        {
            text.ShouldBe("b");
            sender.ShouldBe(_other.Ref);
        });

        TestActor.Tell("c");
        Fails(() => ExpectMsg<string>((_, sender) => sender.Equals(_other.Ref)));
    }

    [Fact]
    public async Task Should_look_at_the_sender()
    {
        for (var i = 0; i < 10; i++) _other.Send(TestActor, "hello");

        ExpectMsgFrom<string>(_other);
        ExpectMsgFrom(_other, "hello");
        ExpectMsgFrom<string>(_other, text => text.StartsWith('h'));
        ExpectMsgFrom<string>(_other, text => text.ShouldBe("hello"));
        ExpectMsgFrom<string>(sender => sender.Equals(_other.Ref), text => text.EndsWith('o'));

        await ExpectMsgFromAsync<string>(_other);
        await ExpectMsgFromAsync(_other, "hello");
        await ExpectMsgFromAsync<string>(_other, text => text.StartsWith('h'));
        await ExpectMsgFromAsync<string>(_other, text => text.ShouldBe("hello"));
        await ExpectMsgFromAsync<string>(sender => sender.Equals(_other.Ref), text => text.EndsWith('o'));
    }

    [Fact]
    public async Task Should_fail_when_the_message_is_from_somebody_else()
    {
        for (var i = 0; i < 6; i++) TestActor.Tell("hello");

        Fails(() => ExpectMsgFrom<string>(_other));
        Fails(() => ExpectMsgFrom(_other, "hello"));
        Fails(() => ExpectMsgFrom<string>(_other, _ => true));
        await FailsAsync(async () => await ExpectMsgFromAsync<string>(_other));
        await FailsAsync(async () => await ExpectMsgFromAsync(_other, "hello"));
        await FailsAsync(async () => await ExpectMsgFromAsync<string>(sender => sender.Equals(_other.Ref), _ => true));
    }

    [Fact]
    public async Task Should_fail_when_the_sender_is_right_and_the_message_is_not()
    {
        _other.Send(TestActor, "hello");
        Fails(() => ExpectMsgFrom(_other, "bye"));

        _other.Send(TestActor, "hello");
        await FailsAsync(async () => await ExpectMsgFromAsync<string>(_other, text => text == "bye"));
    }

    [Fact]
    public async Task Should_accept_any_of_several_messages()
    {
        TestActor.Tell("b");
        ExpectMsgAnyOf(["a", "b"]).ShouldBe("b");

        TestActor.Tell("a");
        (await ExpectMsgAnyOfAsync(["a", "b"])).ShouldBe("a");

        TestActor.Tell("c");
        Fails(() => ExpectMsgAnyOf(["a", "b"]));
    }

    [Fact]
    public async Task Should_accept_all_of_several_messages_in_any_order()
    {
        string[] expected = ["a", "b", "c"];
        for (var i = 0; i < 3; i++)
        {
            foreach (var message in new[] { "c", "a", "b" }) TestActor.Tell(message);
        }

        ExpectMsgAllOf("a", "b", "c").ShouldBe(expected, ignoreOrder: true);
        ExpectMsgAllOf((IReadOnlyCollection<string>)expected).ShouldBe(expected, ignoreOrder: true);
        var received = new List<string>();
        await foreach (var message in ExpectMsgAllOfAsync(expected)) received.Add(message);
        received.ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public void Should_fail_when_one_of_several_messages_comes_twice_instead_of_another()
    {
        foreach (var message in new[] { "a", "a" }) TestActor.Tell(message);

        Fails(() => ExpectMsgAllOf("a", "b"));
    }

    [Fact]
    public void Should_fail_when_one_of_several_messages_is_missing()
    {
        TestActor.Tell("a");

        Fails(() => ExpectMsgAllOf(Brief, "a", "b"));
    }

    [Fact]
    public async Task Should_accept_silence_only()
    {
        ExpectNoMsg(Brief);
        ExpectNoMsg(20);
        await ExpectNoMsgAsync(Brief);
        await ExpectNoMsgAsync(20);

        TestActor.Tell("hello");
        Fails(() => ExpectNoMsg(Brief));

        TestActor.Tell("hello");
        await FailsAsync(async () => await ExpectNoMsgAsync(TimeSpan.Zero));
    }

    [Fact]
    public void Should_accept_the_death_of_the_watched_actor_only()
    {
        var mortal = ActorOf(Props.Create(() => new Echo()), "mortal");
        var survivor = ActorOf(() => new Echo(), "survivor");
        Watch(mortal);
        Watch(survivor);
        Sys.Stop(mortal);
        ExpectTerminated(mortal).ActorRef.ShouldBe(mortal);

        Sys.Stop(survivor);
        Fails(() => ExpectTerminated(mortal));
    }

    [Fact]
    public async Task Should_not_hear_of_the_death_of_an_actor_that_is_not_watched_any_more()
    {
        var forgotten = ActorOf(Props.Create(() => new Echo()));
        var watched = ActorOf(Props.Create(() => new Echo()));
        Watch(forgotten);
        Watch(watched);
        Unwatch(forgotten);

        await forgotten.GracefulStop(TimeSpan.FromSeconds(3));
        Sys.Stop(watched);

        await ExpectTerminatedAsync(watched);
        await ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    public async Task Should_stop_waiting_when_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource(Brief);

        await Should.ThrowAsync<OperationCanceledException>(async () => await ExpectMsgAsync<string>(cancellationToken: cancellation.Token));
        Should.Throw<OperationCanceledException>(() => ExpectMsg<string>(cancellationToken: cancellation.Token));
    }

    private static async Task FailsAsync(Func<Task> expectation) => await Should.ThrowAsync<XunitException>(expectation);

    private static void Fails(Action expectation) => Should.Throw<XunitException>(expectation);
}
