using Akka.Actor;

namespace AkkaChat.Runtime.Tests.Actor;

public sealed class SupervisionSpecs : RuntimeSpecs
{
    [Fact]
    public void Should_go_on_with_the_same_instance_after_Resume()
    {
        var child = Supervise(new OneForOneStrategy(_ => Directive.Resume));

        child.Tell("count");
        ExpectMsg(1);
        child.Tell("fail");
        child.Tell("count");
        ExpectMsg(2);
    }

    [Fact]
    public void Should_go_on_with_a_new_instance_after_Restart()
    {
        var child = Supervise(new OneForOneStrategy(_ => Directive.Restart));

        child.Tell("count");
        ExpectMsg(1);
        child.Tell("fail");
        child.Tell("count");
        ExpectMsg(1);
    }

    [Fact]
    public void Should_end_the_child_after_Stop()
    {
        var child = Supervise(new OneForOneStrategy(_ => Directive.Stop));
        Watch(child);

        child.Tell("fail");
        child.Tell("count");

        ExpectTerminated(child);
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_decide_by_the_exception()
    {
        var child = Supervise(new OneForOneStrategy(cause => cause is InvalidOperationException ? Directive.Resume : Directive.Restart));

        child.Tell("count");
        child.Tell(new InvalidOperationException("on purpose"));
        child.Tell("count");
        child.Tell(new Exception("on purpose"));
        child.Tell("count");

        ExpectMsg(1);
        ExpectMsg(2);
        ExpectMsg(1);
    }

    [Fact]
    public void Should_take_the_strategy_of_the_Props_before_the_actors_own()
    {
        var props = Props.Create(() => new Supervisor(new OneForOneStrategy(_ => Directive.Stop)))
            .WithSupervisorStrategy(new OneForOneStrategy(_ => Directive.Resume));
        var child = ChildOf(ActorOf(props));

        child.Tell("count");
        ExpectMsg(1);
        child.Tell("fail");
        child.Tell("count");
        ExpectMsg(2);
    }

    [Fact]
    public void Should_restart_by_default()
    {
        var child = ChildOf(ActorOf(() => new Supervisor(SupervisorStrategy.DefaultStrategy)));

        child.Tell("count");
        ExpectMsg(1);
        child.Tell("fail");
        child.Tell("count");
        ExpectMsg(1);
    }

    [Fact]
    public void Should_stop_by_default_who_was_killed()
    {
        var child = ChildOf(ActorOf(() => new Supervisor(SupervisorStrategy.DefaultStrategy)));
        Watch(child);
        child.Tell(Kill.Instance);
        ExpectTerminated(child);
    }

    [Fact]
    public void Should_tell_the_supervisor_who_was_killed()
    {
        var child = Supervise(new OneForOneStrategy(cause =>
        {
            TestActor.Tell(cause);
            return Directive.Resume;
        }));

        child.Tell(Kill.Instance);

        ExpectMsg<ActorKilledException>();
    }

    [Fact]
    public void Should_stop_every_failed_child_with_the_stopping_strategy()
    {
        var child = Supervise(SupervisorStrategy.StoppingStrategy);
        Watch(child);
        child.Tell("fail");
        ExpectTerminated(child);
    }

    [Fact]
    public void Should_handle_nothing_before_the_supervisor_has_decided()
    {
        var child = Supervise(new OneForOneStrategy(_ =>
        {
            Thread.Sleep(50);
            TestActor.Tell("decided");
            return Directive.Resume;
        }));

        child.Tell("fail");
        child.Tell("count");

        ExpectMsg("decided");
        ExpectMsg(1);
    }

    [Fact]
    public void Should_leave_the_siblings_alone_with_OneForOne()
    {
        var supervisor = ActorOf(() => new Supervisor(new OneForOneStrategy(_ => Directive.Restart)));
        var (failing, sibling) = (ChildOf(supervisor), ChildOf(supervisor));

        sibling.Tell("count");
        ExpectMsg(1);
        failing.Tell("fail");
        failing.Tell("count");
        ExpectMsg(1);
        sibling.Tell("count");
        ExpectMsg(2);
    }

    [Fact]
    public void Should_restart_the_siblings_too_with_AllForOne()
    {
        var supervisor = ActorOf(() => new Supervisor(new AllForOneStrategy(null, null, _ => Directive.Restart)));
        var (failing, sibling) = (ChildOf(supervisor), ChildOf(supervisor));

        sibling.Tell("count");
        ExpectMsg(1);
        failing.Tell("fail");
        failing.Tell("count");
        ExpectMsg(1);
        AwaitAssert(() =>
        {
            sibling.Tell("count");
            ExpectMsg(1);
        });
    }

    [Fact]
    public void Should_stop_the_siblings_too_with_AllForOne()
    {
        var supervisor = ActorOf(() => new Supervisor(new AllForOneStrategy(null, null, _ => Directive.Stop)));
        var (failing, sibling) = (ChildOf(supervisor), ChildOf(supervisor));
        Watch(sibling);

        failing.Tell("fail");

        ExpectTerminated(sibling);
    }

    [Fact]
    public void Should_survive_failures_of_many_siblings_at_once_with_AllForOne()
    {
        var supervisor = ActorOf(() => new Supervisor(new AllForOneStrategy(null, null, _ => Directive.Restart)));
        var children = Enumerable.Range(0, 10).Select(_ => ChildOf(supervisor)).ToArray();

        for (var round = 0; round < 20; round++)
        {
            foreach (var child in children) child.Tell("fail");
        }

        foreach (var child in children)
        {
            child.Tell("count");
            ExpectMsg<int>();
        }
    }

    [Fact]
    public void Should_pass_a_failure_up_with_Escalate()
    {
        var (_, child) = Escalating(cause =>
        {
            TestActor.Tell(cause.Message);
            return Directive.Stop;
        });

        child.Tell("fail");

        ExpectMsg("failed on purpose");
    }

    [Fact]
    public void Should_resume_the_whole_branch_when_the_upper_supervisor_resumes()
    {
        var (middle, child) = Escalating(_ => Directive.Resume);
        var sibling = ChildOf(middle);

        for (var round = 1; round <= 20; round++)
        {
            child.Tell("fail");
            child.Tell("count");
            ExpectMsg(round);
            sibling.Tell("count");
            ExpectMsg(round);
        }

        ChildOf(middle).ShouldNotBeNull(); // and the middle one goes on too
    }

    [Fact]
    public void Should_replace_the_whole_branch_when_the_upper_supervisor_restarts()
    {
        var (middle, child) = Escalating(_ => Directive.Restart);
        Watch(child);

        child.Tell("fail");

        ExpectTerminated(child);
        var next = ChildOf(middle);
        next.Tell("count");
        ExpectMsg(1);
    }

    [Fact]
    public void Should_fail_itself_when_its_decision_fails()
    {
        var reporting = new OneForOneStrategy(cause =>
        {
            TestActor.Tell(cause.Message);
            return Directive.Stop;
        });
        var top = ActorOf(() => new Supervisor(reporting));
        var undecided = new OneForOneStrategy(_ => throw new Exception("undecided"));
        top.Tell(Props.Create(() => new Supervisor(undecided)));
        var child = ChildOf(ExpectMsg<IActorRef>());

        child.Tell("fail");

        ExpectMsg("undecided");
    }

    private IActorRef ChildOf(IActorRef supervisor)
    {
        supervisor.Tell(Props.Create(() => new Worker()));
        return ExpectMsg<IActorRef>();
    }

    private IActorRef Supervise(SupervisorStrategy strategy) => ChildOf(ActorOf(() => new Supervisor(strategy)));

    private (IActorRef Middle, IActorRef Child) Escalating(Func<Exception, Directive> above)
    {
        var top = ActorOf(() => new Supervisor(new OneForOneStrategy(above)));
        var escalate = new OneForOneStrategy(_ => Directive.Escalate);
        top.Tell(Props.Create(() => new Supervisor(escalate)));
        var middle = ExpectMsg<IActorRef>();
        return (middle, ChildOf(middle));
    }

    private sealed class Supervisor : ReceiveActor
    {
        private readonly SupervisorStrategy _strategy;

        public Supervisor(SupervisorStrategy strategy)
        {
            _strategy = strategy;
            Receive<Props>(props => Sender.Tell(Context.ActorOf(props)));
        }

        protected override SupervisorStrategy SupervisorStrategy() => _strategy;
    }

    private sealed class Worker : ReceiveActor
    {
        private int _count;

        public Worker()
        {
            Receive<string>(text => text == "fail", _ => throw new Exception("failed on purpose"));
            Receive<string>(text => text == "count", _ => Sender.Tell(++_count));
            Receive<Exception>(e => throw e);
        }
    }
}
