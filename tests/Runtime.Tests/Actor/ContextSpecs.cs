using Akka.Actor;
using Akka.Configuration;

namespace AkkaChat.Runtime.Tests.Actor;

public sealed class ContextSpecs : RuntimeSpecs
{
    [Fact]
    public void Should_refuse_to_be_used_on_another_thread()
    {
        var actor = ActorOf<Straying>();
        actor.Tell("x");
        ExpectMsg<NotSupportedException>();
    }

    [Fact]
    public void Should_refuse_actors_that_are_made_with_new() => Should.Throw<ActorInitializationException>(() => new Idle());

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_refuse_actors_that_another_makes_with_new()
    {
        ActorOf<Nesting>().Tell("x");
        ExpectMsg<ActorInitializationException>();
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_refuse_an_actor_that_is_made_in_the_constructor_of_another()
    {
        var actor = ActorOf<Doubled>();
        actor.Tell("x");
        ExpectMsg("got x and nobody else");
    }

    [Fact]
    public void Should_know_the_parent_the_system_and_the_props()
    {
        var props = Props.Create(() => new Knowing(TestActor));
        var actor = ActorOf(props, "knowing");
        ExpectMsg<IActorRef>().ShouldBe(actor);
        ExpectMsg<IActorRef>().Path.ToString().ShouldBe($"akka://{Sys.Name}/user");
        ExpectMsg<ActorSystem>().ShouldBe(Sys);
        ExpectMsg<Type>().ShouldBe(typeof(Knowing));
    }

    [Fact]
    public void Should_refuse_a_message_that_is_null() => Should.Throw<InvalidMessageException>(() => ActorOf<Idle>().Tell(null!));

    [Fact]
    public void Should_answer_who_asks_for_the_identity()
    {
        var actor = ActorOf<Idle>();
        actor.Tell(new Identify("the question"));
        var answer = ExpectMsg<ActorIdentity>();
        answer.MessageId.ShouldBe("the question");
        answer.Subject.ShouldBe(actor);
    }

    [Fact]
    public void Should_make_one_extension_for_each_system()
    {
        var made = new CountingExtension();
        var first = made.Apply(Sys);
        made.Get(Sys).ShouldBeSameAs(first);
        made.Count.ShouldBe(1);
    }

    [Fact]
    public void Should_refuse_a_dispatcher_that_is_not_there() =>
        Should.Throw<ConfigurationException>(() => ActorOf(Props.Create<Idle>().WithDispatcher("no.such.dispatcher")));

    [Fact]
    public void Should_refuse_props_that_construct_nothing() =>
        Should.Throw<ArgumentException>(() => Props.Create(() => Make()));

    [Fact]
    public void Should_hand_the_arguments_to_the_constructor()
    {
        var number = 1;
        ActorOf(() => new Typed(TestActor, number + 1, null));
        ExpectMsg("2, nothing");
        ActorOf(Props.Create<Typed>(TestActor, 3, "text"));
        ExpectMsg("3, text");
    }

    private static Idle Make() => throw new InvalidOperationException("never called");

    private sealed class Idle : ReceiveActor;

    private sealed class Straying : ReceiveActor
    {
        public Straying() => ReceiveAny(_ =>
        {
            var sender = Sender;
            _ = Task.Run(() => Context.Self).PipeTo(sender, failure: cause => cause.GetBaseException());
        });
    }

    private sealed class Nesting : ReceiveActor
    {
        public Nesting() => ReceiveAny(_ =>
        {
            try
            {
                _ = new Idle();
            }
            catch (ActorInitializationException e)
            {
                Sender.Tell(e);
            }
        });
    }

    private sealed class Doubled : ReceiveActor
    {
        public Doubled()
        {
            try
            {
                _ = new Idle();
            }
            catch (ActorInitializationException)
            {
                // as it should be
            }

            ReceiveAny(message => Sender.Tell($"got {message} and nobody else"));
        }
    }

    private sealed class Knowing : ReceiveActor
    {
        public Knowing(IActorRef report)
        {
            report.Tell(Context.Self);
            report.Tell(Context.Parent);
            report.Tell(Context.System);
            report.Tell(Context.Props.Type);
        }
    }

    private sealed class Typed : ReceiveActor
    {
        public Typed(IActorRef report, int number, string? text) => report.Tell($"{number}, {text ?? "nothing"}");
    }

    private sealed class CountingExtension : ExtensionIdProvider<Extension>
    {
        public int Count { get; private set; }

        public override Extension CreateExtension(ExtendedActorSystem system)
        {
            Count++;
            return new Extension();
        }
    }

    private sealed class Extension : IExtension;
}
