using Akka.Actor;
using Akka.Event;

namespace AkkaChat.Runtime.Tests.Actor;

public sealed class StoppingSpecs : RuntimeSpecs
{
    [Fact]
    public void Should_stop_the_children_first_and_wait_for_them()
    {
        var root = ActorOf(() => new Tree(2, TestActor), "root");

        Sys.Stop(root);

        // Of two siblings either may be first; both are before their parent.
        var order = ReceiveN(7, Patience).Cast<string>().ToList();
        order[^1].ShouldBe("root");
        foreach (var parent in new[] { "root-0", "root-1" })
        {
            order.IndexOf(parent).ShouldBeGreaterThan(order.IndexOf(parent + "-0"));
            order.IndexOf(parent).ShouldBeGreaterThan(order.IndexOf(parent + "-1"));
        }
    }

    [Fact]
    public void Should_finish_the_message_at_hand_and_make_dead_letters_of_the_others()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var actor = ActorOf(() => new Stopping(TestActor));

        actor.Tell("stop");
        actor.Tell("too late");

        ExpectMsg("still here");
        ExpectMsg("PostStop");
        var letter = ExpectMsg<DeadLetter>();
        letter.Message.ShouldBe("too late");
        letter.Recipient.ShouldBe(actor);
        letter.Sender.ShouldBe(TestActor);
    }

    [Fact]
    public void Should_handle_what_was_told_before_a_poison_pill()
    {
        var actor = ActorOf(() => new Stopping(TestActor));
        Watch(actor);

        actor.Tell("x");
        actor.Tell(PoisonPill.Instance);
        actor.Tell("y");

        ExpectMsg("x");
        ExpectMsg("PostStop");
        ExpectTerminated(actor);
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_stop_a_child_by_its_parent()
    {
        var parent = ActorOf(() => new Parent(TestActor));
        var child = ExpectMsg<IActorRef>();
        Watch(child);

        parent.Tell("stop child");

        ExpectMsg("PostStop");
        ExpectTerminated(child);
    }

    [Fact]
    public void Should_ignore_the_stopping_of_nobody()
    {
        var parent = ActorOf(() => new Parent(TestActor));
        var child = ExpectMsg<IActorRef>();

        parent.Tell("stop nobody");
        parent.Tell("stop child");
        parent.Tell("stop child"); // by its reference, which is dead now

        Watch(child);
        ExpectMsg("PostStop");
        ExpectTerminated(child);
        parent.Tell("alive");
        ExpectMsg("alive");
    }

    [Fact]
    public void Should_go_on_stopping_when_PostStop_fails()
    {
        var actor = ActorOf<Clumsy>();
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
    }

    [Fact]
    public void Should_not_create_children_while_it_stops()
    {
        var actor = ActorOf(() => new Late(TestActor));
        Watch(actor);
        Sys.Stop(actor);

        ExpectMsg<InvalidOperationException>();
        ExpectTerminated(actor);
    }

    [Fact]
    public async Task Should_end_a_system_while_others_create_actors_in_it()
    {
        var system = ActorSystem.Create("ending", "akka { loglevel = OFF, stdout-loglevel = OFF }");
        var creating = Task.Run(() =>
        {
            try
            {
                while (true) system.ActorOf<Idle>();
            }
            catch (InvalidOperationException)
            {
                // The system takes no more.
            }
        });

        await Task.Yield();
        await system.Terminate().WaitAsync(Patience);
        await creating.WaitAsync(Patience);
    }

    [Fact]
    public async Task Should_complete_GracefulStop_when_the_actor_is_dead()
    {
        var actor = ActorOf(() => new Stopping(TestActor));
        (await actor.GracefulStop(Patience)).ShouldBeTrue();
        ExpectMsg("PostStop");

        (await actor.GracefulStop(Patience)).ShouldBeTrue(); // also for one that is dead already
    }

    [Fact]
    public async Task Should_stop_gracefully_with_a_message_of_ones_own()
    {
        var actor = ActorOf(() => new Stopping(TestActor));
        (await actor.GracefulStop(Patience, "stop")).ShouldBeTrue();
        ExpectMsg("still here");
    }

    [Fact]
    public async Task Should_cancel_GracefulStop_when_the_actor_takes_too_long()
    {
        var actor = ActorOf(() => new Stopping(TestActor));
        await Should.ThrowAsync<TaskCanceledException>(() => actor.GracefulStop(Brief, "not a word that stops it"));
        ExpectMsg("not a word that stops it");
    }

    [Fact]
    public async Task Should_run_what_was_registered_for_the_end_of_the_system()
    {
        var system = ActorSystem.Create("ending", "akka { loglevel = OFF, stdout-loglevel = OFF }");
        var ran = 0;
        system.RegisterOnTermination(() => ran++);
        system.RegisterOnTermination(() => ran++);
        var actor = system.ActorOf(Props.Create(() => new Stopping(TestActor)));

        await system.Terminate().WaitAsync(Patience);

        ran.ShouldBe(2);
        ExpectMsg("PostStop");
        system.WhenTerminated.IsCompletedSuccessfully.ShouldBeTrue();
        actor.Tell("anybody there?"); // harmless
    }

    private sealed class Tree : ReceiveActor
    {
        private readonly IActorRef _report;

        public Tree(int depth, IActorRef report)
        {
            _report = report;
            if (depth == 0) return;
            for (var i = 0; i < 2; i++) Context.ActorOf(Props.Create(() => new Tree(depth - 1, report)), $"{Self.Path.Name}-{i}");
        }

        protected override void PostStop() => _report.Tell(Self.Path.Name);
    }

    private sealed class Stopping : ReceiveActor
    {
        private readonly IActorRef _report;

        public Stopping(IActorRef report)
        {
            _report = report;
            Receive<string>(text => text == "stop", _ =>
            {
                Context.Stop(Self);
                report.Tell("still here");
            });
            ReceiveAny(report.Tell);
        }

        protected override void PostStop() => _report.Tell("PostStop");
    }

    private sealed class Parent : ReceiveActor
    {
        public Parent(IActorRef report)
        {
            var child = Context.ActorOf(Props.Create(() => new Stopping(report)), "child");
            report.Tell(child);
            Receive<string>(text => text == "stop child", _ => Context.Stop(child));
            Receive<string>(text => text == "stop nobody", _ => Context.Stop(Context.Child("nobody")));
            Receive<string>(text => text == "alive", _ => report.Tell("alive"));
        }
    }

    private sealed class Clumsy : ReceiveActor
    {
        protected override void PostStop() => throw new Exception("failed on purpose");
    }

    private sealed class Late(IActorRef report) : ReceiveActor
    {
        protected override void PostStop()
        {
            try
            {
                Context.ActorOf<Idle>();
            }
            catch (InvalidOperationException e)
            {
                report.Tell(e);
            }
        }
    }

    private sealed class Idle : ReceiveActor;
}
