using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Stops a system in phases, each with tasks that run at the same time and a bound on their duration. Which phase comes
/// after which is said in <c>akka.coordinated-shutdown.phases</c>.</summary>
public sealed class CoordinatedShutdown : IExtension
{
    /// <summary>Before anything: ask not to be sent new work.</summary>
    public const string PhaseBeforeServiceUnbind = "before-service-unbind";

    /// <summary>Accept no more connections.</summary>
    public const string PhaseServiceUnbind = "service-unbind";

    /// <summary>Finish what was accepted.</summary>
    public const string PhaseServiceRequestsDone = "service-requests-done";

    /// <summary>Close connections.</summary>
    public const string PhaseServiceStop = "service-stop";

    /// <summary>Last calls before the actors stop.</summary>
    public const string PhaseBeforeActorSystemTerminate = "before-actor-system-terminate";

    /// <summary>The actors stop.</summary>
    public const string PhaseActorSystemTerminate = "actor-system-terminate";

    private readonly ActorSystemImpl _system;
    private readonly ShutdownPhases _phases;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(string Name, Func<Task<Done>> Run)>> _tasks = new();
    private readonly TaskCompletionSource<Done> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Reason? _reason;

    internal CoordinatedShutdown(ActorSystemImpl system)
    {
        _system = system;
        _phases = ShutdownPhases.Read(system.Settings.Config);
        if (system.Settings.Config.GetBoolean("akka.coordinated-shutdown.terminate-actor-system", true))
            AddTask(PhaseActorSystemTerminate, "terminate-system", TerminateSystem);
    }

    /// <summary>Why the shutdown runs; null: it does not.</summary>
    public Reason? ShutdownReason => Volatile.Read(ref _reason);

    /// <summary>The system's shutdown.</summary>
    public static CoordinatedShutdown Get(ActorSystem sys) => new CoordinatedShutdownExtension().Get(sys);

    /// <summary>Adds a task to a phase. Its failure is logged; whether the shutdown goes on is the phase's <c>recover</c>.</summary>
    /// <exception cref="ArgumentException">There is no such phase.</exception>
    public void AddTask(string phase, string taskName, Func<Task<Done>> task)
    {
        MustExist(phase);
        _tasks.GetOrAdd(phase, static _ => new()).Enqueue((taskName, task));
    }

    /// <summary>The bound on a phase's duration.</summary>
    public TimeSpan Timeout(string phase) => _phases[phase].Timeout;

    /// <summary>Runs all phases in their order, once; later calls return the same task.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="fromPhase">Leave out what comes before this phase.</param>
    /// <exception cref="ArgumentException">There is no such phase.</exception>
    public Task<Done> Run(Reason reason, string? fromPhase = null)
    {
        if (fromPhase is not null) MustExist(fromPhase);
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null) _ = RunPhases(fromPhase);
        return _done.Task;
    }

    internal static void RegisterHooks(ActorSystemImpl system)
    {
        if (!system.Settings.Config.GetBoolean("akka.coordinated-shutdown.run-by-clr-shutdown-hook", true)) return;
        var hook = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            _ = Get(system).Run(ClrExitReason.Instance).ContinueWith(static _ => Environment.Exit(0), TaskScheduler.Default);
        });
        system.RegisterOnTermination(hook.Dispose);
    }

    private void MustExist(string phase)
    {
        if (!_phases.Contains(phase))
            throw new ArgumentException($"There is no phase '{phase}' in akka.coordinated-shutdown.phases.", nameof(phase));
    }

    private async Task RunPhases(string? fromPhase)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding); // also off the caller's synchronisation context
        try
        {
            foreach (var name in _phases.InOrder(fromPhase)) await RunPhase(name, _phases[name]).ConfigureAwait(false);
            _done.TrySetResult(Done.Instance);
        }
        catch (Exception e)
        {
            _done.TrySetException(e);
        }
    }

    private async Task RunPhase(string name, ShutdownPhase phase)
    {
        if (!phase.Enabled || !_tasks.TryGetValue(name, out var tasks)) return;
        var all = Task.WhenAll(tasks.Select(task => RunTask(name, task.Name, task.Run, phase.Recover)));
        try
        {
            await all.WaitAsync(phase.Timeout).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _system.Log.Warning("Coordinated shutdown: phase {0} took longer than {1}", name, phase.Timeout);
            if (!phase.Recover) throw;
        }
    }

    private async Task RunTask(string phase, string name, Func<Task<Done>> run, bool recover)
    {
        try
        {
            await Task.Run(run).ConfigureAwait(false); // one that blocks holds up neither the others nor the timeout
        }
        catch (Exception e) when (recover)
        {
            _system.Log.Warning(e, "Coordinated shutdown: task {0} in phase {1} failed: {2}", name, phase, e.Message);
        }
    }

    private async Task<Done> TerminateSystem()
    {
        _system.StopGuardians();
        await _system.WhenTerminated.ConfigureAwait(false);
        return Done.Instance;
    }

    /// <summary>Why a shutdown runs; derive from it for reasons of one's own.</summary>
    public class Reason
    {
        /// <summary>For derived classes.</summary>
        protected Reason()
        {
        }
    }

    /// <summary>No particular reason.</summary>
    public sealed class UnknownReason : Reason
    {
        /// <summary>The only one.</summary>
        public static readonly Reason Instance = new UnknownReason();

        private UnknownReason()
        {
        }
    }

    /// <summary><see cref="ActorSystem.Terminate"/> was called.</summary>
    public sealed class ActorSystemTerminateReason : Reason
    {
        /// <summary>The only one.</summary>
        public static readonly Reason Instance = new ActorSystemTerminateReason();

        private ActorSystemTerminateReason()
        {
        }
    }

    /// <summary>The process ends.</summary>
    public sealed class ClrExitReason : Reason
    {
        /// <summary>The only one.</summary>
        public static readonly Reason Instance = new ClrExitReason();

        private ClrExitReason()
        {
        }
    }
}

/// <summary>Makes the <see cref="CoordinatedShutdown"/> of a system.</summary>
public sealed class CoordinatedShutdownExtension : ExtensionIdProvider<CoordinatedShutdown>
{
    /// <inheritdoc/>
    public override CoordinatedShutdown CreateExtension(ExtendedActorSystem system) => new((ActorSystemImpl)system);
}
