using Akka.Actor;

namespace AkkaChat.Runtime.Tests.Actor;

public sealed class RestartLimitSpecs : RuntimeSpecs
{
    [Fact]
    public void Should_stop_a_child_that_fails_more_often_than_allowed()
    {
        var child = Supervised(new OneForOneStrategy(2, TimeSpan.FromMinutes(1), _ => Directive.Restart));

        Fail(child, times: 2);
        ExpectMsg("PostStop");
        ExpectMsg("started");
        ExpectMsg("PostStop");
        ExpectMsg("started");

        Fail(child, times: 1);
        ExpectMsg("PostStop");
        ExpectTerminated(child);
    }

    [Fact]
    public void Should_count_for_ever_without_a_span_of_time()
    {
        var child = Supervised(new OneForOneStrategy(3, -1, _ => Directive.Restart));

        Fail(child, times: 4);

        ReceiveN(7).Count(message => message is "started").ShouldBe(3);
        ExpectTerminated(child);
    }

    [Fact]
    public void Should_count_anew_when_the_span_of_time_is_over()
    {
        var child = Supervised(new OneForOneStrategy(1, TimeSpan.FromMilliseconds(20), _ => Directive.Restart));

        for (var i = 0; i < 3; i++)
        {
            Fail(child, times: 1);
            ExpectMsg("PostStop");
            ExpectMsg("started");
            Thread.Sleep(30);
        }
    }

    [Fact]
    public void Should_stop_at_once_when_no_restart_is_allowed()
    {
        var child = Supervised(new OneForOneStrategy(0, TimeSpan.FromMinutes(1), _ => Directive.Restart));

        Fail(child, times: 1);

        ExpectMsg("PostStop");
        ExpectTerminated(child);
    }

    [Fact]
    public void Should_restart_without_end_when_there_is_no_limit()
    {
        var child = Supervised(new OneForOneStrategy(-1, -1, _ => Directive.Restart));

        Fail(child, times: 100);

        ReceiveN(200).Count(message => message is "started").ShouldBe(100);
    }

    [Fact]
    public void Should_not_count_what_was_resumed()
    {
        var child = Supervised(new OneForOneStrategy(1, TimeSpan.FromMinutes(1), cause => cause is InvalidOperationException ? Directive.Resume : Directive.Restart));

        for (var i = 0; i < 10; i++) child.Tell(new InvalidOperationException("on purpose"));
        Fail(child, times: 1);

        ExpectMsg("PostStop");
        ExpectMsg("started");
    }

    private static void Fail(IActorRef child, int times)
    {
        for (var i = 0; i < times; i++) child.Tell(new Exception("failed on purpose"));
    }

    private IActorRef Supervised(SupervisorStrategy strategy)
    {
        ActorOf(() => new Supervisor(strategy, TestActor));
        var child = ExpectMsg<IActorRef>();
        ExpectMsg("started");
        return Watch(child);
    }

    private sealed class Supervisor : ReceiveActor
    {
        private readonly SupervisorStrategy _strategy;

        public Supervisor(SupervisorStrategy strategy, IActorRef report)
        {
            _strategy = strategy;
            report.Tell(Context.ActorOf(Props.Create(() => new Worker(report))));
        }

        protected override SupervisorStrategy SupervisorStrategy() => _strategy;
    }

    private sealed class Worker : ReceiveActor
    {
        private readonly IActorRef _report;

        public Worker(IActorRef report)
        {
            _report = report;
            Receive<Exception>(e => throw e);
        }

        protected override void PreStart() => _report.Tell("started");

        protected override void PostStop() => _report.Tell("PostStop");
    }
}
