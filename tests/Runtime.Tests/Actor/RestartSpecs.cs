using Akka.Actor;

namespace AkkaChat.Runtime.Tests.Actor;

public sealed class RestartSpecs : RuntimeSpecs
{
    private readonly Counter _instances = new();

    [Fact]
    public void Should_run_the_hooks_in_order_and_go_on_with_the_next_message()
    {
        var actor = ActorOf(() => new Subject(TestActor, _instances));
        ExpectMsg("1 PreStart");

        actor.Tell("fail");
        actor.Tell("next");

        ExpectMsg("1 PreRestart: failed on purpose, at fail");
        ExpectMsg("1 PostStop");
        ExpectMsg("2 PostRestart: failed on purpose");
        ExpectMsg("2 PreStart");
        ExpectMsg("2 got next");
    }

    [Fact]
    public void Should_keep_the_path_the_reference_and_the_mailbox()
    {
        var actor = ActorOf(() => new Subject(TestActor, _instances), "subject");
        ExpectMsg("1 PreStart");
        actor.Tell("pause");
        foreach (var message in new[] { "fail", "a", "b", "fail", "c" }) actor.Tell(message);

        IgnoreHooks();

        ExpectMsg("2 got a");
        ExpectMsg("2 got b");
        ExpectMsg("3 got c");
        actor.Tell("self");
        ExpectMsg<IActorRef>().ShouldBe(actor);
    }

    [Fact]
    public void Should_forget_the_behaviours_of_the_failed_instance()
    {
        var actor = ActorOf(() => new Subject(TestActor, _instances));
        IgnoreHooks();

        actor.Tell("become silent");
        actor.Tell("anybody there?");
        actor.Tell(new Exception("failed on purpose"));
        actor.Tell("and now?");

        ExpectMsg("2 got and now?");
    }

    [Fact]
    public void Should_stop_the_children_before_the_new_instance_begins()
    {
        var parent = ActorOf(() => new Parent(TestActor));
        var child = ExpectMsg<IActorRef>();

        parent.Tell("fail");

        ExpectMsg("child stopped");
        var newChild = ExpectMsg<IActorRef>();
        newChild.Path.ShouldBe(child.Path);
        newChild.ShouldNotBe(child);
    }

    [Fact]
    public void Should_restart_the_children_that_PreRestart_leaves_alone()
    {
        var parent = ActorOf(() => new Keeping(TestActor));
        var child = ExpectMsg<IActorRef>();
        ExpectMsg("child instance");
        child.Tell("x");
        ExpectMsg("child got x");

        parent.Tell("fail");
        ExpectMsg("child instance");
        child.Tell("y");
        ExpectMsg("child got y");
    }

    [Fact]
    public void Should_hold_the_children_while_it_waits_for_the_decision()
    {
        var parent = ActorOf(() => new Keeping(TestActor));
        var child = ExpectMsg<IActorRef>();
        ExpectMsg("child instance");

        for (var round = 0; round < 20; round++)
        {
            parent.Tell("fail");
            child.Tell("during");
            ExpectMsgAllOf(["child instance", "child got during"]); // it may be sooner than the failure
        }
    }

    [Fact]
    public void Should_go_on_with_the_restart_when_PreRestart_fails()
    {
        var actor = ActorOf(() => new Clumsy(TestActor));
        actor.Tell("fail");
        ExpectMsg("PostRestart");
        actor.Tell("x");
        ExpectMsg("got x");
    }

    private void IgnoreHooks() => IgnoreMessages(static message => message is string text && !text.Contains("got", StringComparison.Ordinal));

    private sealed class Subject : ReceiveActor
    {
        private readonly IActorRef _report;
        private readonly int _instance;

        public Subject(IActorRef report, Counter instances)
        {
            _report = report;
            _instance = instances.Next();
            Receive<string>(text => text == "pause", _ => Thread.Sleep(20));
            Receive<string>(text => text == "fail", _ => throw new Exception("failed on purpose"));
            Receive<string>(text => text == "self", _ => report.Tell(Self));
            Receive<string>(text => text == "become silent", _ => BecomeStacked(Silent));
            Receive<string>(text => report.Tell($"{_instance} got {text}"));
        }

        protected override void PreStart() => _report.Tell($"{_instance} PreStart");

        protected override void PostStop() => _report.Tell($"{_instance} PostStop");

        protected override void PreRestart(Exception reason, object? message)
        {
            _report.Tell($"{_instance} PreRestart: {reason.Message}, at {message}");
            base.PreRestart(reason, message);
        }

        protected override void PostRestart(Exception reason)
        {
            _report.Tell($"{_instance} PostRestart: {reason.Message}");
            base.PostRestart(reason);
        }

        private void Silent()
        {
            Receive<Exception>(e => throw e);
            ReceiveAny(_ => { });
        }
    }

    private sealed class Parent : ReceiveActor
    {
        public Parent(IActorRef report)
        {
            report.Tell(Context.ActorOf(Props.Create(() => new Child(report)), "child"));
            Receive<string>(_ => throw new Exception("failed on purpose"));
        }

        private sealed class Child(IActorRef report) : ReceiveActor
        {
            protected override void PostStop() => report.Tell("child stopped");
        }
    }

    private sealed class Keeping : ReceiveActor
    {
        public Keeping(IActorRef report)
        {
            if (Context.Child("child").Equals(ActorRefs.Nobody)) report.Tell(Context.ActorOf(Props.Create(() => new Child(report)), "child"));
            Receive<string>(_ => throw new Exception("failed on purpose"));
        }

        protected override void PreRestart(Exception reason, object? message)
        {
        }

        private sealed class Child : ReceiveActor
        {
            public Child(IActorRef report)
            {
                report.Tell("child instance");
                ReceiveAny(message => report.Tell($"child got {message}"));
            }
        }
    }

    private sealed class Clumsy : ReceiveActor
    {
        private readonly IActorRef _report;

        public Clumsy(IActorRef report)
        {
            _report = report;
            Receive<string>(text => text == "fail", _ => throw new Exception("failed on purpose"));
            ReceiveAny(message => report.Tell($"got {message}"));
        }

        protected override void PreRestart(Exception reason, object? message) => throw new Exception("failed in PreRestart");

        protected override void PostRestart(Exception reason) => _report.Tell("PostRestart");
    }
}
