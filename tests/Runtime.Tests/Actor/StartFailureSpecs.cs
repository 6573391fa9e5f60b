using Akka.Actor;

namespace AkkaChat.Runtime.Tests.Actor;

/// <summary>Actors whose constructor, PreStart or PostRestart throws.</summary>
public sealed class StartFailureSpecs : RuntimeSpecs
{
    private readonly Counter _attempts = new();

    [Theory]
    [InlineData("constructor")]
    [InlineData("PreStart")]
    public void Should_tell_the_supervisor_that_and_why_an_actor_could_not_be_started(string where)
    {
        Supervise(Directive.Stop, where, failures: 1);

        var cause = ExpectMsg<ActorInitializationException>();
        cause.InnerException!.GetBaseException().Message.ShouldBe($"failed on purpose in the {where}");
    }

    [Theory]
    [InlineData("constructor")]
    [InlineData("PreStart")]
    public void Should_stop_by_default_who_cannot_be_started(string where)
    {
        var child = Supervise(null, where, failures: 1);
        Watch(child);
        ExpectTerminated(child);
    }

    [Theory]
    [InlineData("constructor", Directive.Restart)]
    [InlineData("PreStart", Directive.Restart)]
    [InlineData("constructor", Directive.Resume)] // there is nothing to resume: it is created
    [InlineData("PreStart", Directive.Resume)]
    public void Should_try_again_and_keep_what_was_told_meanwhile(string where, Directive directive)
    {
        var child = Supervise(directive, where, failures: 3);
        child.Tell("hello");
        for (var i = 0; i < 3; i++) ExpectMsg<ActorInitializationException>();
        ExpectMsg("instance 4 got hello");
    }

    [Fact]
    public void Should_stop_the_children_of_an_instance_that_did_not_come_to_life()
    {
        var child = Supervise(Directive.Restart, "constructor, after it has created a child", failures: 2);
        child.Tell("hello");
        ExpectMsg<ActorInitializationException>();
        ExpectMsg<ActorInitializationException>();
        ExpectMsg("instance 3 got hello");
    }

    [Fact]
    public void Should_tell_the_supervisor_when_a_restart_fails()
    {
        var child = Supervise(Directive.Restart, "PostRestart", failures: 1);
        child.Tell("hello");
        ExpectMsg("instance 1 got hello");

        child.Tell(new Exception("the first failure"));

        ExpectMsg<Exception>().Message.ShouldBe("the first failure");
        ExpectMsg<PostRestartException>().OriginalCause.Message.ShouldBe("the first failure");
        child.Tell("hello");
        ExpectMsg("instance 3 got hello");
    }

    [Fact]
    public void Should_stop_by_default_whose_restart_fails()
    {
        var child = Supervise(null, "PostRestart", failures: 1);
        Watch(child);
        child.Tell(new Exception("the first failure"));
        ExpectTerminated(child);
    }

    [Fact]
    public void Should_have_children_that_work_after_a_failed_restart()
    {
        var child = Supervise(Directive.Restart, "constructor, the second time", failures: 1);
        child.Tell(new Exception("the first failure"));
        ExpectMsg<Exception>();
        ExpectMsg<ActorInitializationException>();

        child.Tell("ask your child");

        ExpectMsg("the child answers");
    }

    private IActorRef Supervise(Directive? directive, string where, int failures)
    {
        ActorOf(() => new Supervisor(directive, Props.Create(() => new Weakling(TestActor, where, failures, _attempts)), TestActor));
        return ExpectMsg<IActorRef>();
    }

    private sealed class Supervisor : ReceiveActor
    {
        private readonly Directive? _directive;
        private readonly IActorRef _report;

        public Supervisor(Directive? directive, Props child, IActorRef report)
        {
            _directive = directive;
            _report = report;
            report.Tell(Context.ActorOf(child, "weakling"));
        }

        protected override SupervisorStrategy SupervisorStrategy()
        {
            if (_directive is not { } directive) return Akka.Actor.SupervisorStrategy.DefaultStrategy;
            return new OneForOneStrategy(cause =>
            {
                _report.Tell(cause);
                return directive;
            });
        }
    }

    /// <summary>Fails so many times where it is told to.</summary>
    private sealed class Weakling : ReceiveActor
    {
        private readonly string _where;
        private readonly bool _fails;
        private readonly int _instance;

        public Weakling(IActorRef report, string where, int failures, Counter attempts)
        {
            _where = where;
            _instance = attempts.Next();
            _fails = _instance <= failures;
            Fail("constructor", _fails);
            var child = Context.Child("child");
            if (where.Contains("child", StringComparison.Ordinal) || child.Equals(ActorRefs.Nobody)) child = Context.ActorOf(Props.Create(() => new Child(report)), "child");
            Fail("constructor, after it has created a child", _fails);
            Fail("constructor, the second time", _instance == 2);
            Receive<Exception>(e => throw e);
            Receive<string>(text => text == "ask your child", child.Forward);
            ReceiveAny(message => report.Tell($"instance {_instance} got {message}"));
        }

        protected override void PreStart() => Fail("PreStart", _fails);

        protected override void PreRestart(Exception reason, object? message)
        {
        }

        protected override void PostRestart(Exception reason) => Fail("PostRestart", _instance == 2);

        private void Fail(string where, bool fails)
        {
            if (fails && where == _where) throw new Exception($"failed on purpose in the {where}");
        }

        private sealed class Child : ReceiveActor
        {
            public Child(IActorRef report) => ReceiveAny(_ => report.Tell("the child answers"));
        }
    }
}
