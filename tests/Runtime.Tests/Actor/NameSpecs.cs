using Akka.Actor;

namespace AkkaChat.Runtime.Tests.Actor;

public sealed class NameSpecs : RuntimeSpecs
{
    [Fact]
    public void Should_stand_in_the_path()
    {
        var actor = ActorOf<Idle>("name");
        actor.Path.Name.ShouldBe("name");
        actor.Path.ToString().ShouldBe($"akka://{Sys.Name}/user/name");
        actor.Path.Parent.Name.ShouldBe("user");
    }

    [Theory]
    [InlineData("a")]
    [InlineData("Session-17")]
    [InlineData("a_b.c*d+e:f@g&h=i,j!k~l'm;n$")]
    [InlineData("(bracketed)")]
    public void Should_be_allowed_to_have_letters_digits_and_signs(string name) => ActorOf<Idle>(name).Path.Name.ShouldBe(name);

    [Theory]
    [InlineData("")]
    [InlineData("$a")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("a#b")]
    [InlineData("\u00fcmlaut")]
    public void Should_be_refused_when_it_cannot_stand_in_a_path(string name) =>
        Should.Throw<InvalidActorNameException>(() => ActorOf<Idle>(name));

    [Fact]
    public void Should_be_refused_when_it_is_taken()
    {
        var first = ActorOf<Idle>("name");
        Should.Throw<InvalidActorNameException>(() => ActorOf<Idle>("name"));
        first.Tell(new Identify(0));
        ExpectMsg<ActorIdentity>().Subject.ShouldBe(first);
    }

    [Fact]
    public void Should_be_free_again_after_the_actor_has_stopped()
    {
        var first = Watch(ActorOf<Idle>("name"));
        Sys.Stop(first);
        ExpectTerminated(first);

        IActorRef? second = null;
        AwaitAssert(() => second = ActorOf<Idle>("name")); // the parent may hear of it a little later than we do

        second!.Path.ShouldBe(first.Path);
        second.ShouldNotBe(first);
    }

    [Fact]
    public void Should_be_made_up_and_never_twice()
    {
        var names = Enumerable.Range(0, 1000).Select(_ => ActorOf<Idle>().Path.Name).ToList();
        names.ShouldBeUnique();
        names.ShouldAllBe(name => name.StartsWith('$'));
    }

    [Fact]
    public void Should_find_a_child()
    {
        var parent = ActorOf<Parent>();
        parent.Tell("child");
        ExpectMsg<IActorRef>().Path.Name.ShouldBe("child");
        parent.Tell("nobody");
        ExpectMsg<IActorRef>().ShouldBe(ActorRefs.Nobody);
    }

    [Fact]
    public void Should_be_well_formed_for_a_system_too() => Should.Throw<ArgumentException>(() => ActorSystem.Create("a system"));

    private sealed class Idle : ReceiveActor;

    private sealed class Parent : ReceiveActor
    {
        public Parent()
        {
            Context.ActorOf<Idle>("child");
            Receive<string>(name => Sender.Tell(Context.Child(name)));
        }
    }
}
