using Akka.Actor;
using Xunit.Sdk;

namespace AkkaChat.Runtime.Tests.TestKit;

public sealed class ReceiveSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(30);

    [Fact]
    public async Task Should_take_messages_in_the_order_of_their_arrival()
    {
        Tell("a", "b");

        ReceiveOne().ShouldBe("a");
        (await ReceiveOneAsync()).ShouldBe("b");
    }

    [Fact]
    public async Task Should_return_null_when_there_is_nothing_to_take()
    {
        ReceiveOne(Brief).ShouldBeNull();
        (await ReceiveOneAsync(Brief)).ShouldBeNull();
        PeekOne(TimeSpan.Zero).ShouldBeNull();
    }

    [Fact]
    public void Should_leave_a_message_that_is_only_looked_at()
    {
        Tell("a");

        PeekOne().ShouldBe("a");
        HasMessages.ShouldBeTrue();
        ReceiveOne().ShouldBe("a");
        HasMessages.ShouldBeFalse();
    }

    [Fact]
    public void Should_remember_the_last_message_and_its_sender()
    {
        var probe = CreateTestProbe();
        probe.Send(TestActor, "a");
        ReceiveOne();

        LastMessage.ShouldBe("a");
        LastSender.ShouldBe(probe.Ref);
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_have_no_last_message_after_waiting_in_vain()
    {
        Tell("a");
        ReceiveOne();
        ReceiveOne(TimeSpan.Zero);

        Should.Throw<IllegalActorStateException>(() => LastMessage);
    }

    [Fact]
    public async Task Should_take_a_number_of_messages()
    {
        Tell(1, 2, 3, 4, 5);

        ReceiveN(2).ShouldBe([1, 2]);
        ReceiveN(1, Brief).ShouldBe([3]);
        var rest = new List<object>();
        await foreach (var message in ReceiveNAsync(2)) rest.Add(message);
        rest.ShouldBe([4, 5]);
    }

    [Fact]
    public async Task Should_hand_over_each_of_a_number_of_messages_as_it_comes()
    {
        var seen = 0;
        TestActor.Tell(0);

        await foreach (var message in ReceiveNAsync(3))
        {
            message.ShouldBe(seen++);
            TestActor.Tell(seen);
        }

        seen.ShouldBe(3);
    }

    [Fact]
    public void Should_fail_when_fewer_messages_come()
    {
        Tell(1);

        Should.Throw<XunitException>(() => ReceiveN(2, Brief));
    }

    [Fact]
    public async Task Should_take_messages_while_they_fit_and_leave_the_first_that_does_not()
    {
        Tell("a", "b", 1, "c");

        ReceiveWhile<string>(message => (message as string)!).ShouldBe(["a", "b"]);
        ExpectMsg(1);
        var rest = new List<string>();
        await foreach (var message in ReceiveWhileAsync<string>(message => (message as string)!, idle: Brief)) rest.Add(message);
        rest.ShouldBe(["c"]);
    }

    [Fact]
    public void Should_take_no_more_messages_than_asked_for()
    {
        Tell("a", "b", "c");

        ReceiveWhile<string>(message => (message as string)!, msgs: 2).ShouldBe(["a", "b"]);
        ExpectMsg("c");
    }

    [Fact]
    public async Task Should_fish_for_a_message_and_drop_the_others()
    {
        Tell(1, "a", 2, "b", 3, "c", "d", 4);

        FishForMessage<string>(text => text == "b").ShouldBe("b");
        FishForMessage(message => message is 3).ShouldBe(3);
        (await FishForMessageAsync<string>(text => text == "d")).ShouldBe("d");
        (await FishForMessageAsync(message => message is int)).ShouldBe(4);
        HasMessages.ShouldBeFalse();
    }

    [Fact]
    public void Should_fail_when_the_message_fished_for_does_not_come()
    {
        Tell(1, "a");

        Should.Throw<XunitException>(() => FishForMessage<string>(text => text == "b", Brief));
    }

    [Fact]
    public void Should_forget_messages_that_are_to_be_ignored()
    {
        IgnoreMessages<string>();
        Tell("a", 1);
        ExpectMsg(1);

        IgnoreMessages<int>(n => n > 5);
        Tell(9, 3);
        ExpectMsg(3);

        IgnoreMessages(message => message is 3);
        Tell(3, 9);
        ExpectMsg(9);

        IgnoreNoMessages();
        Tell("a");
        ExpectMsg("a");
    }

    [Fact]
    public async Task Should_lose_and_reorder_nothing_that_many_threads_send()
    {
        const int Senders = 8, Each = 20_000;
        var sending = Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(() =>
        {
            for (var number = 0; number < Each; number++) TestActor.Tell((sender, number), ActorRefs.NoSender);
        })));

        var next = new int[Senders];
        await foreach (var message in ReceiveNAsync(Senders * Each, TimeSpan.FromSeconds(30)))
        {
            var (sender, number) = ((int, int))message;
            number.ShouldBe(next[sender]++);
        }

        await sending;
    }

    private void Tell(params object[] messages)
    {
        foreach (var message in messages) TestActor.Tell(message);
    }
}
