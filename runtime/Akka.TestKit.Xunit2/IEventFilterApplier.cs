namespace Akka.TestKit;

/// <summary>
/// Expects log events of one kind while an action runs, and for a while after it: <c>akka.test.filter-leeway</c>, or the time that is
/// given. It needs <see cref="TestEventListener"/> among <c>akka.loggers</c>, and a level that <c>akka.loglevel</c> lets through.
/// </summary>
public interface IEventFilterApplier
{
    /// <summary>Fails unless there is one event.</summary>
    void ExpectOne(Action action, CancellationToken cancellationToken = default);

    /// <summary>Fails unless there is one event.</summary>
    void ExpectOne(TimeSpan timeout, Action action, CancellationToken cancellationToken = default);

    /// <summary>Fails unless there are so many events; none is looked out for during the whole time.</summary>
    void Expect(int expectedCount, Action action, CancellationToken cancellationToken = default);

    /// <summary>Fails unless there are so many events; none is looked out for during the whole time.</summary>
    void Expect(int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken = default);

    /// <summary>Fails unless there is one event.</summary>
    Task ExpectOneAsync(Action action, CancellationToken cancellationToken = default);

    /// <summary>Fails unless there is one event.</summary>
    Task ExpectOneAsync(Func<Task> actionAsync, CancellationToken cancellationToken = default);

    /// <summary>Fails unless there is one event.</summary>
    Task ExpectOneAsync(TimeSpan timeout, Func<Task> actionAsync, CancellationToken cancellationToken = default);

    /// <summary>Fails unless there are so many events; none is looked out for during the whole time.</summary>
    Task ExpectAsync(int expectedCount, Func<Task> actionAsync, CancellationToken cancellationToken = default);

    /// <summary>Fails unless there are so many events; none is looked out for during the whole time.</summary>
    Task ExpectAsync(int expectedCount, TimeSpan timeout, Func<Task> actionAsync, CancellationToken cancellationToken = default);

    /// <summary>Keeps such events from being printed, until the result is disposed of.</summary>
    IUnmutableFilter Mute();
}

/// <summary>Events that are not printed; disposing of it ends that.</summary>
public interface IUnmutableFilter : IDisposable
{
    /// <summary>From now on they are printed again.</summary>
    void Unmute();
}
