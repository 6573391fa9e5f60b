using Akka.Actor;
using Akka.Event;

namespace AkkaChat.Runtime.Tests.Event;

public sealed class EventStreamSpecs : RuntimeSpecs
{
    private EventStream Stream => Sys.EventStream;

    [Fact]
    public void Should_tell_subscribers_of_a_type_of_all_types_below_it()
    {
        Stream.Subscribe(TestActor, typeof(Animal));

        Stream.Publish(new Animal());
        Stream.Publish(new Dog());
        Stream.Publish("neither");

        ExpectMsg<Animal>().ShouldBeOfType<Animal>();
        ExpectMsg<Dog>();
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_tell_subscribers_of_an_interface()
    {
        Stream.Subscribe<IBarks>(TestActor);

        Stream.Publish(new Animal());
        Stream.Publish(new Dog());

        ExpectMsg<Dog>();
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_tell_once_who_subscribed_to_several_types()
    {
        Stream.Subscribe(TestActor, typeof(Animal));
        Stream.Subscribe(TestActor, typeof(Dog));

        Stream.Publish(new Dog());

        ExpectMsg<Dog>();
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_see_a_subscription_that_comes_after_the_first_event()
    {
        Stream.Publish(new Dog());
        Stream.Subscribe(TestActor, typeof(Animal));
        Stream.Publish(new Dog());
        ExpectMsg<Dog>();
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_say_whether_a_subscription_is_new()
    {
        Stream.Subscribe(TestActor, typeof(Dog)).ShouldBeTrue();
        Stream.Subscribe(TestActor, typeof(Dog)).ShouldBeFalse();
    }

    [Fact]
    public void Should_end_a_subscription_to_one_type()
    {
        Stream.Subscribe(TestActor, typeof(Dog));
        Stream.Subscribe(TestActor, typeof(string));

        Stream.Unsubscribe(TestActor, typeof(Dog)).ShouldBeTrue();

        Stream.Publish(new Dog());
        Stream.Publish("text");
        ExpectMsg("text");
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_end_all_subscriptions()
    {
        Stream.Subscribe(TestActor, typeof(Dog));
        Stream.Subscribe(TestActor, typeof(string));

        Stream.Unsubscribe(TestActor).ShouldBeTrue();

        Stream.Publish(new Dog());
        Stream.Publish("text");
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_end_the_subscriptions_of_an_actor_that_stops()
    {
        var actor = Watch(ActorOf<Idle>());
        Stream.Subscribe(actor, typeof(Dog));
        Stream.Subscribe(TestActor, typeof(DeadLetter));
        Sys.Stop(actor);
        ExpectTerminated(actor);

        AwaitAssert(() =>
        {
            Stream.Publish(new Dog());
            ExpectNoMsg(Brief);
        });
    }

    [Fact]
    public async Task Should_miss_no_subscriber_while_others_publish()
    {
        using var end = new CancellationTokenSource();
        var publishing = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (!end.IsCancellationRequested) Stream.Publish(new Animal());
        })).ToArray();

        for (var i = 0; i < 300; i++)
        {
            var actor = ActorOf(() => new Once(TestActor));
            Stream.Subscribe(actor, typeof(Animal));
            ExpectMsg(actor);
            Sys.Stop(actor);
        }

        await end.CancelAsync();
        await Task.WhenAll(publishing);
    }

    private interface IBarks;

    private class Animal;

    private sealed class Dog : Animal, IBarks;

    private sealed class Idle : ReceiveActor;

    private sealed class Once : ReceiveActor
    {
        public Once(IActorRef report) => ReceiveAny(_ =>
        {
            report.Tell(Self);
            Become(() => ReceiveAny(_ => { }));
        });
    }
}
