using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor;

/// <summary>An actor that has timers; the runtime sets the property before PreStart.</summary>
public interface IWithTimers
{
    /// <summary>Set by the runtime.</summary>
    ITimerScheduler Timers { get; set; }
}

/// <summary>Timers of one actor, each under a key. A restart or stop cancels all of them; a timer that was cancelled or replaced
/// delivers nothing any more, even if it had fired already.</summary>
public interface ITimerScheduler
{
    /// <summary>Sends the message to the actor itself again and again.</summary>
    void StartPeriodicTimer(object key, object msg, TimeSpan interval);

    /// <summary>Sends the message to the actor itself again and again, after an initial delay.</summary>
    void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval);

    /// <summary>Sends the message to the actor itself once.</summary>
    void StartSingleTimer(object key, object msg, TimeSpan timeout);

    /// <summary>Whether a timer runs under this key.</summary>
    bool IsTimerActive(object key);

    /// <summary>Cancels the timer under this key, if any.</summary>
    void Cancel(object key);

    /// <summary>Cancels every timer.</summary>
    void CancelAll();
}

/// <summary>A timer's message on its way through the mailbox.</summary>
internal sealed class TimerFired(object key) : Event.IDeadLetterSuppression
{
    internal object Key => key;
}

/// <summary>The timers of one incarnation of an actor.</summary>
internal sealed class ActorTimers(ActorCell cell) : ITimerScheduler
{
    private sealed record Entry(TimerFired Fired, object Message, bool Repeats, ICancelable Schedule);

    private Dictionary<object, Entry>? _byKey;

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval) => StartPeriodicTimer(key, msg, interval, interval);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval)
    {
        Cancel(key);
        var fired = new TimerFired(key);
        Add(fired, msg, repeats: true, cell.SystemImpl.Scheduler.ScheduleTellRepeatedlyCancelable(initialDelay, interval, cell.Self, fired, cell.Self));
    }

    public void StartSingleTimer(object key, object msg, TimeSpan timeout)
    {
        Cancel(key);
        var fired = new TimerFired(key);
        Add(fired, msg, repeats: false, cell.SystemImpl.Scheduler.ScheduleTellOnceCancelable(timeout, cell.Self, fired, cell.Self));
    }

    public bool IsTimerActive(object key) => _byKey is not null && _byKey.ContainsKey(key);

    public void Cancel(object key)
    {
        if (_byKey is null || !_byKey.Remove(key, out var entry)) return;
        entry.Schedule.Cancel();
        if (_byKey.Count == 0) _byKey = null; // most actors need a timer only for a while
    }

    public void CancelAll()
    {
        if (_byKey is null) return;
        foreach (var entry in _byKey.Values) entry.Schedule.Cancel();
        _byKey = null;
    }

    /// <summary>Whether a timer's message still counts; a single timer ends with it.</summary>
    internal bool TryTake(TimerFired fired, [NotNullWhen(true)] out object? message)
    {
        message = null;
        if (_byKey is null || !_byKey.TryGetValue(fired.Key, out var entry) || !ReferenceEquals(entry.Fired, fired)) return false;
        if (!entry.Repeats) Cancel(fired.Key);
        message = entry.Message;
        return true;
    }

    private void Add(TimerFired fired, object message, bool repeats, ICancelable schedule) =>
        (_byKey ??= [])[fired.Key] = new Entry(fired, message, repeats, schedule);
}
