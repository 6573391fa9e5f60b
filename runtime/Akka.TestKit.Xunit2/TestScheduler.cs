using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>
/// A scheduler whose clock stands still until a test moves it; chosen with <c>akka.scheduler.implementation =
/// "Akka.TestKit.TestScheduler, Akka.TestKit"</c>.
/// </summary>
/// <remarks>What repeats comes at most once in each move of the clock, and next an interval after it. The monotonic clocks go on
/// as ever.</remarks>
public class TestScheduler : SchedulerBase
{
    private readonly Lock _gate = new();
    private readonly List<Item> _items = [];
    private readonly long _start = Stopwatch.GetTimestamp();
    private DateTimeOffset _now = DateTimeOffset.UtcNow;

    /// <summary>Constructed by the system.</summary>
    public TestScheduler(Config schedulerConfig, ILoggingAdapter log)
        : base(schedulerConfig, log)
    {
    }

    /// <summary>What the clock says.</summary>
    public DateTimeOffset Now => TimeNow;

    /// <inheritdoc/>
    public override TimeSpan MonotonicClock => Stopwatch.GetElapsedTime(_start);

    /// <inheritdoc/>
    protected override DateTimeOffset TimeNow
    {
        get
        {
            lock (_gate) return _now;
        }
    }

    /// <summary>Moves the clock, and does what is due by then, in the order of time.</summary>
    public void Advance(TimeSpan offset) => AdvanceTo(Now + offset);

    /// <summary>Sets the clock, and does what is due by then, in the order of time.</summary>
    /// <exception cref="InvalidOperationException">That time has passed.</exception>
    public void AdvanceTo(DateTimeOffset when)
    {
        Item[] due;
        lock (_gate)
        {
            if (when < _now) throw new InvalidOperationException($"The clock cannot go back from {_now:O} to {when:O}.");
            _now = when;
            due = [.. _items.Where(item => item.Due <= when).OrderBy(static item => item.Due)];
            _items.RemoveAll(item => item.Due <= when);
            _items.AddRange(due.Where(static item => item.Interval is not null).Select(item => item with { Due = when + item.Interval!.Value }));
            _items.RemoveAll(static item => item.IsCancelled);
        }

        foreach (var item in due)
        {
            if (!item.IsCancelled) item.Run();
        }
    }

    /// <inheritdoc/>
    protected override void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
        Add(delay, null, () => receiver.Tell(message, sender), cancelable);

    /// <inheritdoc/>
    protected override void InternalScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
        Add(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) => Add(delay, null, action, cancelable);

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        Add(initialDelay, interval, action, cancelable);

    private void Add(TimeSpan delay, TimeSpan? interval, Action run, ICancelable? cancelable)
    {
        lock (_gate) _items.Add(new Item(_now + delay, interval, run, cancelable));
    }

    private sealed record Item(DateTimeOffset Due, TimeSpan? Interval, Action Run, ICancelable? Cancelable)
    {
        internal bool IsCancelled => Cancelable is { IsCancellationRequested: true };
    }
}
