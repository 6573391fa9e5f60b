using System.Globalization;
using Akka.Actor;
using Microsoft.Extensions.Hosting.Systemd;

namespace AkkaChat.Server.Hosting;

/// <summary>
/// Tells systemd, where it asks for that, when the server is ready, that its actors' thread lives, and when it stops (<c>sd_notify(3)</c>).
/// </summary>
internal sealed class ServiceManager(ActorSystem system)
{
    private const string WatchdogVariable = "WATCHDOG_USEC", WatchedProcessVariable = "WATCHDOG_PID";

    // Read and removed from the environment once.
    private readonly SystemdNotifier _systemd = new();

    /// <summary>The server is ready. From now on the watchdog hears of the thread that runs the actors, twice as often as it asks for.</summary>
    public void Ready()
    {
        _systemd.Notify(ServiceState.Ready);
        if (_systemd.IsEnabled && WatchdogTime() is { } time)
            system.ActorOf(Props.Create(() => new Watchdog(_systemd, time / 2)), "watchdog");
    }

    /// <summary>The server stops.</summary>
    public void Stopping() => _systemd.Notify(ServiceState.Stopping);

    private static TimeSpan? WatchdogTime() =>
        (Environment.GetEnvironmentVariable(WatchedProcessVariable) ?? $"{Environment.ProcessId}") == $"{Environment.ProcessId}"
        && long.TryParse(Environment.GetEnvironmentVariable(WatchdogVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;

    private sealed class Watchdog : ReceiveActor, IWithTimers
    {
        private static readonly ServiceState Alive = new("WATCHDOG=1");

        private readonly TimeSpan _interval;

        public Watchdog(SystemdNotifier systemd, TimeSpan interval)
        {
            _interval = interval;
            Receive<Tick>(_ => systemd.Notify(Alive));
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PreStart() => Timers.StartPeriodicTimer(nameof(Tick), Tick.Instance, TimeSpan.Zero, _interval);
    }

    private sealed record Tick
    {
        public static readonly Tick Instance = new();
    }
}
