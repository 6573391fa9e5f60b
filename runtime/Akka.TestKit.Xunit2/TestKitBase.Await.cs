using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <content>What comes true some time.</content>
public abstract partial class TestKitBase
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Tries an assertion again and again until it does not throw.</summary>
    /// <param name="assertion">What is to hold.</param>
    /// <param name="duration">How long to try; then what it threw last is thrown. Null: what is left of Within, or <c>single-expect-default</c>.</param>
    /// <param name="interval">The pause between two attempts.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    public void AwaitAssert(Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        AssertRepeatedly(Waiting.Blocking, Asynchronous(assertion), duration, interval, cancellationToken).GetAwaiter().GetResult();

    /// <inheritdoc cref="AwaitAssert"/>
    public Task AwaitAssertAsync(Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        AssertRepeatedly(Waiting.Asynchronous, Asynchronous(assertion), duration, interval, cancellationToken);

    /// <inheritdoc cref="AwaitAssert"/>
    public Task AwaitAssertAsync(Func<Task> assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        AssertRepeatedly(Waiting.Asynchronous, assertion, duration, interval, cancellationToken);

    /// <summary>Asks again and again until the answer is yes.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, max: null, interval: null, message: null, cancellationToken);

    /// <summary>Asks again and again until the answer is yes.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, max, interval: null, message: null, cancellationToken);

    /// <summary>Asks again and again until the answer is yes.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max, string? message, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, max, interval: null, message, cancellationToken);

    /// <summary>Asks again and again until the answer is yes.</summary>
    /// <param name="conditionIsFulfilled">The question.</param>
    /// <param name="max">How long to ask. Null: what is left of Within, or <c>single-expect-default</c>.</param>
    /// <param name="interval">The pause between two questions.</param>
    /// <param name="message">Stands in the message of the failure.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    public void AwaitCondition(
        Func<bool> conditionIsFulfilled, TimeSpan? max, TimeSpan? interval, string? message = null, CancellationToken cancellationToken = default) =>
        AskRepeatedly(Waiting.Blocking, () => Task.FromResult(conditionIsFulfilled()), max, interval, message, cancellationToken).GetAwaiter().GetResult();

    /// <summary>Asks again and again until the answer is yes.</summary>
    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(() => Task.FromResult(conditionIsFulfilled()), cancellationToken);

    /// <summary>Asks again and again until the answer is yes.</summary>
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AskRepeatedly(Waiting.Asynchronous, conditionIsFulfilled, max: null, interval: null, message: null, cancellationToken);

    /// <summary>Asks again and again until the answer is yes.</summary>
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        AskRepeatedly(Waiting.Asynchronous, conditionIsFulfilled, max, interval: null, message: null, cancellationToken);

    private static Func<Task> Asynchronous(Action action) => () =>
    {
        action();
        return Task.CompletedTask;
    };

    private async Task AssertRepeatedly(Waiting how, Func<Task> assertion, TimeSpan? duration, TimeSpan? interval, CancellationToken cancellationToken)
    {
        var time = new Countdown(RemainingOrDilated(duration));
        while (true)
        {
            try
            {
                await assertion().ConfigureAwait(false);
                return;
            }
            catch (Exception) when (time.Left != TimeSpan.Zero)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            await how.Pause(interval ?? DefaultInterval, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AskRepeatedly(
        Waiting how, Func<Task<bool>> condition, TimeSpan? max, TimeSpan? interval, string? message, CancellationToken cancellationToken)
    {
        var time = new Countdown(RemainingOrDilated(max));
        while (!await condition().ConfigureAwait(false))
        {
            if (time.Left == TimeSpan.Zero) throw Failure($"The condition did not become true within {time.Max}", message);
            await how.Pause(interval ?? DefaultInterval, cancellationToken).ConfigureAwait(false);
        }
    }
}
