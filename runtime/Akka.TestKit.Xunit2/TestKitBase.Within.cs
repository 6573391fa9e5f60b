using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <content>Time limits.</content>
public abstract partial class TestKitBase
{
    // What has not ended by then never will: more than a busy machine delays a wait that used up its time.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private Countdown? _limit;     // of the innermost Within
    private bool _expectedSilence; // the last expectation waited for nothing to come: it used the whole time rightly

    /// <summary>What is left of the innermost Within.</summary>
    /// <exception cref="InvalidOperationException">Outside of Within.</exception>
    public TimeSpan Remaining => _limit?.Left ?? throw new InvalidOperationException("Remaining has a meaning only within Within.");

    private TimeSpan RemainingOrDefault => _limit?.Left ?? Dilated(TestKitSettings.SingleExpectDefault);

    /// <summary>Fails if the action takes longer than a time, which its expectations share unless they name their own.</summary>
    public void Within(TimeSpan max, Action action, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, action, hint: null, epsilonValue, cancellationToken);

    /// <summary>Fails if the action takes less or more time than given.</summary>
    /// <param name="min">It must take at least as long.</param>
    /// <param name="max">It must take at most as long.</param>
    /// <param name="action">What is measured.</param>
    /// <param name="hint">Stands in the message of the failure.</param>
    /// <param name="epsilonValue">How much it may miss either bound.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public void Within(
        TimeSpan min, TimeSpan max, Action action, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(
            min,
            max,
            () =>
            {
                action();
                return true;
            },
            hint,
            epsilonValue,
            cancellationToken);

    /// <summary>Fails if the function takes longer than a time, which its expectations share unless they name their own.</summary>
    public T Within<T>(TimeSpan max, Func<T> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, function, hint: null, epsilonValue, cancellationToken);

    /// <summary>Fails if the function takes less or more time than given.</summary>
    /// <inheritdoc cref="Within(TimeSpan, TimeSpan, Action, string?, TimeSpan?, CancellationToken)"/>
    public T Within<T>(
        TimeSpan min, TimeSpan max, Func<T> function, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Limit(min, max, () => Task.FromResult(function()), hint, epsilonValue, cancellationToken).GetAwaiter().GetResult();

    /// <summary>Fails if the action takes longer than a time, which its expectations share unless they name their own.</summary>
    public Task WithinAsync(TimeSpan max, Func<Task> actionAsync, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, actionAsync, hint: null, epsilonValue, cancellationToken);

    /// <summary>Fails if the action takes less or more time than given.</summary>
    public Task WithinAsync(
        TimeSpan min, TimeSpan max, Func<Task> actionAsync, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Limit(
            min,
            max,
            async () =>
            {
                await actionAsync().ConfigureAwait(false);
                return true;
            },
            hint,
            epsilonValue,
            cancellationToken);

    /// <summary>Fails if the function takes longer than a time, which its expectations share unless they name their own.</summary>
    public Task<T> WithinAsync<T>(TimeSpan max, Func<Task<T>> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Limit(TimeSpan.Zero, max, function, hint: null, epsilonValue, cancellationToken);

    private TimeSpan RemainingOrDilated(TimeSpan? duration) => duration is { } given ? Dilated(given) : RemainingOrDefault;

    private async Task<T> Limit<T>(
        TimeSpan min, TimeSpan max, Func<Task<T>> function, string? hint, TimeSpan? epsilon, CancellationToken cancellationToken)
    {
        var outer = _limit;
        var time = new Countdown(outer?.Left is { } left && left < Dilated(max) ? left : Dilated(max));
        if (time.Max < min) throw Failure($"It must take at least {min}, but only {time.Max} is left", hint);
        (_limit, _expectedSilence) = (time, false);
        Task<T> task;
        try
        {
            task = function();
            if (!await Waiting.Asynchronous.For(task, time.Max + Grace, cancellationToken).ConfigureAwait(false))
                throw Failure($"It must take at most {time.Max}, and is not done yet", hint);
        }
        finally
        {
            _limit = outer;
        }

        var result = await task.ConfigureAwait(false);
        var took = time.Elapsed;
        var tolerance = epsilon ?? TimeSpan.Zero;
        if (took < min - tolerance) throw Failure($"It took {took}; it must take at least {min}", hint);
        if (took > time.Max + tolerance && !_expectedSilence) throw Failure($"It took {took}; it must take at most {time.Max}", hint);
        return result;
    }
}
