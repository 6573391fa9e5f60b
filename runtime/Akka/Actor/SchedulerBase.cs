using System.Diagnostics;
using Akka.Configuration;
using Akka.Event;
using Akka.Util;

namespace Akka.Actor;

/// <summary>The base of schedulers: checks arguments, and leaves the waiting to the derived class.</summary>
public abstract class SchedulerBase : IScheduler, IAdvancedScheduler
{
    /// <summary>What a timer of the framework can do, in whole days.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(49);

    /// <summary>Named in <c>akka.scheduler.implementation</c> and constructed with these two arguments.</summary>
    protected SchedulerBase(Config scheduler, ILoggingAdapter log)
    {
        SchedulerConfig = scheduler;
        Log = log;
    }

    DateTimeOffset ITimeProvider.Now => TimeNow;

    /// <inheritdoc/>
    public abstract TimeSpan MonotonicClock { get; }

    IAdvancedScheduler IScheduler.Advanced => this;

    /// <summary>The time of day.</summary>
    protected abstract DateTimeOffset TimeNow { get; }

    /// <summary>The settings of the whole system.</summary>
    protected readonly Config SchedulerConfig;

    /// <summary>For the derived class.</summary>
    protected readonly ILoggingAdapter Log;

    void ITellScheduler.ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender) =>
        ((ITellScheduler)this).ScheduleTellOnce(delay, receiver, message, sender, null);

    void ITellScheduler.ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
        InternalScheduleTellOnce(NotNegative(delay), receiver, message, sender, cancelable);

    void ITellScheduler.ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender) =>
        ((ITellScheduler)this).ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, null);

    void ITellScheduler.ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
        InternalScheduleTellRepeatedly(NotNegative(initialDelay), Positive(interval), receiver, message, sender, cancelable);

    void IActionScheduler.ScheduleOnce(TimeSpan delay, Action action) => InternalScheduleOnce(NotNegative(delay), action, null);

    void IActionScheduler.ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        InternalScheduleRepeatedly(NotNegative(initialDelay), Positive(interval), action, null);

    void IActionScheduler.ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        InternalScheduleRepeatedly(NotNegative(initialDelay), Positive(interval), action, cancelable);

    /// <summary>Sends a message once, after a delay that is not negative.</summary>
    protected abstract void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable);

    /// <summary>Sends a message again and again; the interval is positive.</summary>
    protected abstract void InternalScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable);

    /// <summary>Runs an action once, after a delay that is not negative.</summary>
    protected abstract void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable);

    /// <summary>Runs an action again and again; the interval is positive.</summary>
    protected abstract void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable);

    private static TimeSpan NotNegative(TimeSpan delay) =>
        delay >= TimeSpan.Zero ? NotTooLong(delay) : throw new ArgumentOutOfRangeException(nameof(delay), delay, "A delay must not be negative.");

    // The framework's timers count whole milliseconds, and take none as "never again".
    private static TimeSpan Positive(TimeSpan interval) =>
        interval > TimeSpan.Zero ? NotTooLong(TimeSpan.FromTicks(Math.Max(interval.Ticks, TimeSpan.TicksPerMillisecond))) : throw new ArgumentOutOfRangeException(nameof(interval), interval, "An interval must be positive.");

    private static TimeSpan NotTooLong(TimeSpan time) =>
        time <= Longest ? time : throw new ArgumentOutOfRangeException(nameof(time), time, $"A timer runs for at most {Longest}.");
}

/// <summary>Waits with the framework's timers.</summary>
internal sealed class SystemTimerScheduler(Config scheduler, ILoggingAdapter log) : SchedulerBase(scheduler, log), IDisposable
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private volatile bool _disposed;

    public override TimeSpan MonotonicClock => Stopwatch.GetElapsedTime(_start);

    protected override DateTimeOffset TimeNow => DateTimeOffset.Now;

    public void Dispose() => _disposed = true;

    protected override void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
        InternalScheduleOnce(delay, () => receiver.Tell(message, sender), cancelable);

    protected override void InternalScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
        InternalScheduleRepeatedly(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) =>
        Start(delay, Timeout.InfiniteTimeSpan, action, cancelable);

    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        Start(initialDelay, interval, action, cancelable);

    private void Start(TimeSpan delay, TimeSpan interval, Action action, ICancelable? cancelable)
    {
        if (cancelable is { IsCancellationRequested: true }) return;
        var scheduled = new Scheduled(this, action, cancelable, repeats: interval != Timeout.InfiniteTimeSpan);
        scheduled.Start(delay, interval);
    }

    private sealed class Scheduled(SystemTimerScheduler owner, Action action, ICancelable? cancelable, bool repeats)
    {
        private Timer? _timer;
        private CancellationTokenRegistration _registration;

        internal void Start(TimeSpan delay, TimeSpan interval)
        {
            // A suspended timer first: it must not fire before the field that disposes of it is set.
            _timer = new Timer(static s => ((Scheduled)s!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            if (cancelable is not null) _registration = cancelable.Token.UnsafeRegister(static s => ((Scheduled)s!)._timer!.Dispose(), this);
            if (cancelable is not { IsCancellationRequested: true }) _timer.Change(delay, interval);
        }

        private void Fire()
        {
            if (!repeats || owner._disposed)
            {
                _timer!.Dispose();
                _registration.Unregister();
            }

            if (owner._disposed || cancelable is { IsCancellationRequested: true }) return;
            try
            {
                action();
            }
            catch (Exception e)
            {
                owner.Log.Error(e, "A scheduled action failed: {0}", e.Message);
            }
        }
    }
}

/// <summary>Makes the scheduler that the settings name.</summary>
internal static class SchedulerFactory
{
    internal static IScheduler Create(Config config, ILoggingAdapter log)
    {
        var name = config.GetString("akka.scheduler.implementation", "");
        if (string.IsNullOrEmpty(name)) return new SystemTimerScheduler(config, log);
        var type = TypeResolver.Find(name) ?? throw new ConfigurationException($"akka.scheduler.implementation is '{name}': there is no such class.");
        return (IScheduler)Activator.CreateInstance(type, config, log)!;
    }
}
