using Akka.Event;
using Akka.TestKit.TestEvent;

namespace Akka.TestKit.Internal;

/// <summary>Puts one kind of filter in force, again for each call.</summary>
internal sealed class EventFilterApplier(TestKitBase kit, string events, Predicate<LogEvent> matches) : IEventFilterApplier
{
    public void ExpectOne(Action action, CancellationToken cancellationToken = default) => Expect(1, action, cancellationToken);

    public void ExpectOne(TimeSpan timeout, Action action, CancellationToken cancellationToken = default) => Expect(1, timeout, action, cancellationToken);

    public void Expect(int expectedCount, Action action, CancellationToken cancellationToken = default) =>
        Run(Waiting.Blocking, expectedCount, timeout: null, Asynchronous(action), cancellationToken).GetAwaiter().GetResult();

    public void Expect(int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken = default) =>
        Run(Waiting.Blocking, expectedCount, timeout, Asynchronous(action), cancellationToken).GetAwaiter().GetResult();

    public Task ExpectOneAsync(Action action, CancellationToken cancellationToken = default) => ExpectOneAsync(Asynchronous(action), cancellationToken);

    public Task ExpectOneAsync(Func<Task> actionAsync, CancellationToken cancellationToken = default) => ExpectAsync(1, actionAsync, cancellationToken);

    public Task ExpectOneAsync(TimeSpan timeout, Func<Task> actionAsync, CancellationToken cancellationToken = default) =>
        ExpectAsync(1, timeout, actionAsync, cancellationToken);

    public Task ExpectAsync(int expectedCount, Func<Task> actionAsync, CancellationToken cancellationToken = default) =>
        Run(Waiting.Asynchronous, expectedCount, timeout: null, actionAsync, cancellationToken);

    public Task ExpectAsync(int expectedCount, TimeSpan timeout, Func<Task> actionAsync, CancellationToken cancellationToken = default) =>
        Run(Waiting.Asynchronous, expectedCount, timeout, actionAsync, cancellationToken);

    public IUnmutableFilter Mute() => new Muting(kit.Sys.EventStream, new ActiveFilter(matches, enough: int.MaxValue));

    private static Func<Task> Asynchronous(Action action) => () =>
    {
        action();
        return Task.CompletedTask;
    };

    private async Task Run(Waiting how, int expected, TimeSpan? timeout, Func<Task> action, CancellationToken cancellationToken)
    {
        var filter = new ActiveFilter(matches, enough: Math.Max(expected, 1));
        using var muting = new Muting(kit.Sys.EventStream, filter);
        await action().ConfigureAwait(false);
        var max = kit.Dilated(timeout ?? kit.TestKitSettings.TestEventFilterLeeway);
        await how.For(filter.Enough, max, cancellationToken).ConfigureAwait(false);
        if (filter.Count != expected)
            throw TestKitBase.Failure($"{expected} were expected within {max}, but {filter.Count} came: {events}");
    }

    private sealed class Muting : IUnmutableFilter
    {
        private readonly EventStream _stream;
        private readonly ActiveFilter _filter;

        internal Muting(EventStream stream, ActiveFilter filter)
        {
            (_stream, _filter) = (stream, filter);
            stream.Publish(new Mute(filter));
        }

        public void Unmute() => _stream.Publish(new Unmute(_filter));

        public void Dispose() => Unmute();
    }
}
