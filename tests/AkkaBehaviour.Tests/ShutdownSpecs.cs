using System.Runtime.InteropServices;
using Akka;
using Akka.Actor;
using AkkaChat.AkkaBehaviour.Tests.Harness;

namespace AkkaChat.AkkaBehaviour.Tests;

public class ShutdownSpecs() : LoopbackSpecs("akka.coordinated-shutdown.phases.service-requests-done.timeout = 100ms")
{
    private const int SigTerm = 15;

    [Fact(Timeout = TimeLimit)]
    public async Task Should_run_the_phases_in_order_and_go_on_when_one_hangs_for_longer_than_its_timeout()
    {
        var shutdown = CoordinatedShutdown.Get(Sys);
        var phases = new List<string>();
        Add(CoordinatedShutdown.PhaseServiceStop, Task.CompletedTask);
        Add(CoordinatedShutdown.PhaseServiceRequestsDone, Task.Delay(Timeout.Infinite, TimedOut));
        Add(CoordinatedShutdown.PhaseServiceUnbind, Task.CompletedTask);

        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance);

        phases.ShouldBe([CoordinatedShutdown.PhaseServiceUnbind, CoordinatedShutdown.PhaseServiceRequestsDone, CoordinatedShutdown.PhaseServiceStop]);
        Sys.WhenTerminated.IsCompleted.ShouldBeTrue();

        void Add(string phase, Task until) => shutdown.AddTask(phase, "note", async () =>
        {
            phases.Add(phase);
            await until;
            return Done.Instance;
        });
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_go_on_when_a_task_fails()
    {
        var shutdown = CoordinatedShutdown.Get(Sys);
        var stopped = false;
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "fail", () => Task.FromException<Done>(new IOException("on purpose")));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "note", () =>
        {
            stopped = true;
            return Task.FromResult(Done.Instance);
        });

        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance);

        stopped.ShouldBeTrue();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_run_the_phases_on_Terminate_too()
    {
        var unbound = false;
        CoordinatedShutdown.Get(Sys).AddTask(CoordinatedShutdown.PhaseServiceUnbind, "note", () =>
        {
            unbound = true;
            return Task.FromResult(Done.Instance);
        });

        await Sys.Terminate();

        unbound.ShouldBeTrue();
    }

    [Theory(Timeout = TimeLimit)]
    [InlineData("off", false)]
    [InlineData("on", true)]
    public async Task Should_leave_SIGTERM_alone_when_the_hook_is_off(string hook, bool stops)
    {
        if (OperatingSystem.IsWindows())
            return;
        var signalled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // The handlers run newest first, so this one runs when Akka's, if there is any, has done its work.
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            signalled.SetResult();
        });
        using var system = ActorSystem.Create("signalled", $$"""akka.coordinated-shutdown { run-by-clr-shutdown-hook = {{hook}}, exit-clr = off }""");
        var shutdown = CoordinatedShutdown.Get(system);

        Kill(Environment.ProcessId, SigTerm).ShouldBe(0);

        await signalled.Task;
        (shutdown.ShutdownReason is not null).ShouldBe(stops);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
