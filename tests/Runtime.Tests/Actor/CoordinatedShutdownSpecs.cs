using Akka;
using Akka.Actor;
using Akka.Configuration;

namespace AkkaChat.Runtime.Tests.Actor;

public sealed class CoordinatedShutdownSpecs : RuntimeSpecs
{
    private static readonly CoordinatedShutdown.Reason Why = CoordinatedShutdown.UnknownReason.Instance;

    [Fact]
    public async Task Should_run_the_phases_in_order()
    {
        var shutdown = NewShutdown();
        string[] phases =
        [
            CoordinatedShutdown.PhaseBeforeServiceUnbind, CoordinatedShutdown.PhaseServiceUnbind, CoordinatedShutdown.PhaseServiceRequestsDone,
            CoordinatedShutdown.PhaseServiceStop, CoordinatedShutdown.PhaseBeforeActorSystemTerminate, CoordinatedShutdown.PhaseActorSystemTerminate,
        ];
        foreach (var phase in phases.Reverse()) shutdown.AddTask(phase, $"in {phase}", () => Report(phase));

        await shutdown.Run(Why).WaitAsync(Patience);

        foreach (var phase in phases) ExpectMsg(phase);
    }

    [Fact]
    public async Task Should_wait_for_all_tasks_of_a_phase_before_the_next()
    {
        var shutdown = NewShutdown();
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "slow", async () =>
        {
            await Task.Delay(100);
            return await Report("slow");
        });
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "fast", () => Report("fast"));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "last", () => Report("last"));

        await shutdown.Run(Why).WaitAsync(Patience);

        ExpectMsg("fast");
        ExpectMsg("slow");
        ExpectMsg("last");
    }

    [Fact]
    public async Task Should_run_once_however_often_it_is_asked_for()
    {
        var shutdown = NewShutdown();
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "once", () => Report("ran"));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => shutdown.Run(Why)))).WaitAsync(Patience);

        ExpectMsg("ran");
        ExpectNoMsg(Brief);
    }

    [Fact]
    public async Task Should_say_why_it_runs()
    {
        var shutdown = NewShutdown();
        shutdown.ShutdownReason.ShouldBeNull();
        var reason = new Whim();

        await shutdown.Run(reason).WaitAsync(Patience);
        await shutdown.Run(Why).WaitAsync(Patience);

        shutdown.ShutdownReason.ShouldBe(reason);
    }

    [Fact]
    public async Task Should_go_on_when_a_task_fails()
    {
        var shutdown = NewShutdown();
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "throwing", () => throw new Exception("failed on purpose"));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "failing", () => Task.FromException<Done>(new Exception("failed on purpose")));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "other", () => Report("other"));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "next phase", () => Report("next phase"));

        await shutdown.Run(Why).WaitAsync(Patience);

        ExpectMsg("other");
        ExpectMsg("next phase");
    }

    [Fact]
    public async Task Should_end_when_a_task_of_a_phase_without_recovery_fails()
    {
        var shutdown = NewShutdown("service-unbind.recover = off");
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "failing", () => Task.FromException<Done>(new Exception("failed on purpose")));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "next phase", () => Report("next phase"));

        await Should.ThrowAsync<Exception>(() => shutdown.Run(Why).WaitAsync(Patience));

        ExpectNoMsg(Brief);
    }

    [Fact]
    [Trait("Source", "bundled")]
    public async Task Should_go_on_when_a_task_blocks()
    {
        var shutdown = NewShutdown("service-unbind.timeout = 100ms");
        using var end = new ManualResetEventSlim();
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "blocking", () =>
        {
            end.Wait(Patience);
            return Report("unblocked");
        });
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "other", () => Report("other"));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "next phase", () => Report("next phase"));

        await shutdown.Run(Why).WaitAsync(Patience);

        ExpectMsg("other");
        ExpectMsg("next phase");
        end.Set();
        ExpectMsg("unblocked");
    }

    [Fact]
    public async Task Should_go_on_when_a_task_takes_too_long()
    {
        var shutdown = NewShutdown("service-unbind.timeout = 100ms");
        shutdown.Timeout(CoordinatedShutdown.PhaseServiceUnbind).ShouldBe(TimeSpan.FromMilliseconds(100));
        shutdown.Timeout(CoordinatedShutdown.PhaseServiceStop).ShouldBe(TimeSpan.FromSeconds(5));
        var never = new TaskCompletionSource<Done>();
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "endless", () => never.Task);
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "next phase", () => Report("next phase"));

        await shutdown.Run(Why).WaitAsync(Patience);

        ExpectMsg("next phase");
    }

    [Fact]
    public async Task Should_run_what_is_added_to_a_later_phase_while_it_runs()
    {
        var shutdown = NewShutdown();
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "adding", () =>
        {
            shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "added", () => Report("added"));
            return Task.FromResult(Done.Instance);
        });

        await shutdown.Run(Why).WaitAsync(Patience);

        ExpectMsg("added");
    }

    [Fact]
    public async Task Should_begin_with_the_phase_that_is_named()
    {
        var shutdown = NewShutdown();
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "before", () => Report("before"));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "named", () => Report("named"));

        await shutdown.Run(Why, CoordinatedShutdown.PhaseServiceStop).WaitAsync(Patience);

        ExpectMsg("named");
        ExpectNoMsg(Brief);
    }

    [Fact]
    public async Task Should_leave_out_a_phase_that_is_off()
    {
        var shutdown = NewShutdown("service-unbind.enabled = off");
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "off", () => Report("off"));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "on", () => Report("on"));

        await shutdown.Run(Why).WaitAsync(Patience);

        ExpectMsg("on");
    }

    [Fact]
    public async Task Should_refuse_a_phase_that_is_not_there()
    {
        var shutdown = NewShutdown();
        Should.Throw<ArgumentException>(() => shutdown.AddTask("no-such-phase", "task", () => Report("ran")));
        await Should.ThrowAsync<ArgumentException>(() => shutdown.Run(Why, "no-such-phase"));
    }

    [Fact]
    public async Task Should_terminate_the_system_at_the_end()
    {
        var system = NewSystem("");
        await CoordinatedShutdown.Get(system).Run(Why).WaitAsync(Patience);
        await system.WhenTerminated.WaitAsync(Patience);
    }

    [Fact]
    public async Task Should_run_when_the_system_is_terminated()
    {
        var system = NewSystem("");
        var shutdown = CoordinatedShutdown.Get(system);
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "task", () => Report("ran"));

        await system.Terminate().WaitAsync(Patience);

        ExpectMsg("ran");
        shutdown.ShutdownReason.ShouldBe(CoordinatedShutdown.ActorSystemTerminateReason.Instance);
    }

    [Fact]
    public async Task Should_not_run_when_the_system_is_terminated_unless_the_settings_say_so()
    {
        var system = NewSystem("akka.coordinated-shutdown.run-by-actor-system-terminate = off");
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseServiceUnbind, "task", () => Report("ran"));

        await system.Terminate().WaitAsync(Patience);

        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_be_one_for_each_system() => CoordinatedShutdown.Get(Sys).ShouldBeSameAs(CoordinatedShutdown.Get(Sys));

    private static ActorSystem NewSystem(string settings) => ActorSystem.Create("ending", ConfigurationFactory.ParseString(settings).WithFallback(
        "akka { loglevel = OFF, stdout-loglevel = OFF, coordinated-shutdown.run-by-clr-shutdown-hook = off }"));

    /// <summary>The test's own system does not end with this shutdown.</summary>
    private CoordinatedShutdown NewShutdown(string phases = "")
    {
        var settings = $$"""akka.coordinated-shutdown { terminate-actor-system = off, phases { {{phases}} } }""";
        var system = NewSystem(settings);
        Sys.RegisterOnTermination(() => _ = system.Terminate());
        return CoordinatedShutdown.Get(system);
    }

    private Task<Done> Report(string what)
    {
        TestActor.Tell(what);
        return Task.FromResult(Done.Instance);
    }

    private sealed class Whim : CoordinatedShutdown.Reason;
}
