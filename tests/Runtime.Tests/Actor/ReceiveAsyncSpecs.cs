using Akka.Actor;

namespace AkkaChat.Runtime.Tests.Actor;

public sealed class ReceiveAsyncSpecs : RuntimeSpecs
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public void Should_handle_no_other_message_before_the_task_has_ended()
    {
        var actor = ActorOf(() => new Waiter(TestActor, _gate.Task));

        actor.Tell("wait");
        actor.Tell("next");
        ExpectMsg("waiting");
        ExpectNoMsg(Brief);
        _gate.SetResult();

        ExpectMsg("waited");
        ExpectMsg("got next");
    }

    [Fact]
    public void Should_keep_sender_self_and_context_after_each_await()
    {
        var sender = CreateTestProbe();
        var actor = ActorOf(() => new Waiter(TestActor, _gate.Task));

        actor.Tell("who", sender.Ref);
        _gate.SetResult();

        sender.ExpectMsg("answered");
        sender.LastSender.ShouldBe(actor);
        ExpectMsg<IActorRef>().ShouldBe(actor);
        ExpectMsg<IActorRef>().ShouldBe(actor);
    }

    [Fact]
    public void Should_let_go_of_the_thread_while_it_waits()
    {
        // With two threads to a processor at most, so many blocked ones would take the pool seconds to grow to.
        var actors = Enumerable.Range(0, 500).Select(_ => ActorOf(() => new Waiter(TestActor, _gate.Task))).ToList();

        foreach (var actor in actors) actor.Tell("wait");
        for (var i = 0; i < actors.Count; i++) ExpectMsg("waiting");
        _gate.SetResult();

        for (var i = 0; i < actors.Count; i++) ExpectMsg("waited");
    }

    [Theory]
    [InlineData("fail at once")]
    [InlineData("fail after waiting")]
    public void Should_tell_the_supervisor_of_a_failure_with_its_message(string message)
    {
        var actor = ActorOf(() => new Waiter(TestActor, _gate.Task));

        actor.Tell(message);
        actor.Tell("next");
        _gate.SetResult();

        ExpectMsg($"restarted because of 'failed on purpose' at {message}");
        ExpectMsg("got next");
    }

    [Fact]
    public void Should_choose_by_type_and_condition()
    {
        var actor = ActorOf<Choosing>();

        actor.Tell(1);
        ExpectMsg("odd");
        actor.Tell(2);
        ExpectMsg("even");
        actor.Tell("x");
        ExpectMsg("anything");
    }

    [Fact]
    public void Should_run_handlers_one_after_the_other_in_order()
    {
        var actor = ActorOf<Yielding>();
        for (var i = 0; i < 1000; i++) actor.Tell(i);
        for (var i = 0; i < 1000; i++) ExpectMsg(i);
    }

    [Fact]
    public void Should_stop_although_a_task_never_ends()
    {
        var actor = ActorOf(() => new Waiter(TestActor, _gate.Task));
        actor.Tell("wait");
        ExpectMsg("waiting");
        Watch(actor);

        Sys.Stop(actor);

        ExpectTerminated(actor);
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_go_on_after_a_sibling_had_it_restarted_while_it_waited()
    {
        var parent = ActorOf(() => new Parent(TestActor, _gate.Task));
        var waiting = ExpectMsg<IActorRef>();
        var sibling = ExpectMsg<IActorRef>();
        waiting.Tell("wait");
        ExpectMsg("waiting");

        sibling.Tell("fail at once");
        waiting.Tell("next");

        ExpectMsgAllOf("restarted because of 'failed on purpose' at fail at once", "restarted because of 'failed on purpose' at ", "got next");
        _gate.SetResult();
        waiting.Tell("again");
        ExpectMsgAllOf("waited", "got again"); // the abandoned handler comes to its end, and holds nobody up
        Sys.Stop(parent);
    }

    private sealed class Waiter : ReceiveActor
    {
        private readonly IActorRef _report;

        public Waiter(IActorRef report, Task gate)
        {
            _report = report;
            ReceiveAsync<string>(text => text == "wait", async _ =>
            {
                report.Tell("waiting");
                await gate;
                report.Tell("waited");
            });
            ReceiveAsync<string>(text => text == "who", async _ =>
            {
                await gate;
                Sender.Tell("answered");
                await Task.Delay(1);
                report.Tell(Self);
                await Task.Yield();
                report.Tell(Context.Self);
            });
            ReceiveAsync<string>(text => text == "fail at once", _ => throw new Exception("failed on purpose"));
            ReceiveAsync<string>(text => text == "fail after waiting", async _ =>
            {
                await gate;
                throw new Exception("failed on purpose");
            });
            ReceiveAny(message => report.Tell($"got {message}"));
        }

        protected override void PreRestart(Exception reason, object? message) => _report.Tell($"restarted because of '{reason.Message}' at {message}");
    }

    private sealed class Choosing : ReceiveActor
    {
        public Choosing()
        {
            ReceiveAsync<int>(n => n % 2 == 1, async _ =>
            {
                await Task.Yield();
                Sender.Tell("odd");
            });
            ReceiveAsync<int>(async _ =>
            {
                await Task.Yield();
                Sender.Tell("even");
            });
            ReceiveAsync<object>(async _ =>
            {
                await Task.Yield();
                Sender.Tell("anything");
            });
        }
    }

    private sealed class Yielding : ReceiveActor
    {
        public Yielding() => ReceiveAsync<int>(async n =>
        {
            if (n % 3 == 0) await Task.Yield();
            if (n % 100 == 0) await Task.Delay(1);
            Sender.Tell(n);
        });
    }

    private sealed class Parent : ReceiveActor
    {
        public Parent(IActorRef report, Task gate)
        {
            for (var i = 0; i < 2; i++) report.Tell(Context.ActorOf(Props.Create(() => new Waiter(report, gate))));
        }

        protected override SupervisorStrategy SupervisorStrategy() => new AllForOneStrategy(null, null, _ => Directive.Restart);
    }
}
