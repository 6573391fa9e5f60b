using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <content>Taking messages.</content>
public abstract partial class TestKitBase
{
    private Envelope? _last;

    /// <summary>Whether messages wait to be read.</summary>
    public bool HasMessages => !_inbox.IsEmpty;

    /// <summary>The message that was read last.</summary>
    /// <exception cref="IllegalActorStateException">None was, or the last attempt found none.</exception>
    public object LastMessage => (_last ?? throw NoLastMessage()).Message;

    /// <summary>Who sent <see cref="LastMessage"/>.</summary>
    /// <exception cref="IllegalActorStateException">None was read, or the last attempt found none.</exception>
    public IActorRef LastSender => (_last ?? throw NoLastMessage()).Sender;

    /// <summary>From now on the test actor forgets messages for which this is true.</summary>
    public void IgnoreMessages(Func<object, bool> shouldIgnoreMessage) => _inbox.Ignore(message => shouldIgnoreMessage(message));

    /// <summary>From now on the test actor forgets messages of a type.</summary>
    public void IgnoreMessages<T>() => _inbox.Ignore(static message => message is T);

    /// <summary>From now on the test actor forgets messages of a type for which this is true.</summary>
    public void IgnoreMessages<T>(Func<T, bool> shouldIgnoreMessage) => _inbox.Ignore(message => message is T typed && shouldIgnoreMessage(typed));

    /// <summary>From now on the test actor keeps all messages.</summary>
    public void IgnoreNoMessages() => _inbox.Ignore(null);

    /// <summary>Takes the next message.</summary>
    /// <param name="max">How long to wait; null: what is left of Within, or <c>single-expect-default</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null when none came in time.</returns>
    public object? ReceiveOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Take(Waiting.Blocking, RemainingOrDilated(max), cancellationToken).GetAwaiter().GetResult()?.Message;

    /// <inheritdoc cref="ReceiveOne"/>
    public async ValueTask<object?> ReceiveOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await Take(Waiting.Asynchronous, RemainingOrDilated(max), cancellationToken).ConfigureAwait(false))?.Message;

    /// <summary>Looks at the next message without taking it.</summary>
    /// <param name="max">How long to wait; null: what is left of Within, or <c>single-expect-default</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null when none came in time.</returns>
    public object? PeekOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        _inbox.Peek(Waiting.Blocking, RemainingOrDilated(max), cancellationToken).GetAwaiter().GetResult()?.Message;

    /// <summary>Takes a number of messages.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, CancellationToken cancellationToken = default) =>
        AtOnce(ReceiveMany(Waiting.Blocking, numberOfMessages, RemainingOrDefault, cancellationToken));

    /// <summary>Takes a number of messages within a time.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default) =>
        AtOnce(ReceiveMany(Waiting.Blocking, numberOfMessages, Dilated(max), cancellationToken));

    /// <summary>Takes a number of messages.</summary>
    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, CancellationToken cancellationToken = default) =>
        ReceiveMany(Waiting.Asynchronous, numberOfMessages, RemainingOrDefault, cancellationToken);

    /// <summary>Takes a number of messages within a time.</summary>
    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default) =>
        ReceiveMany(Waiting.Asynchronous, numberOfMessages, Dilated(max), cancellationToken);

    /// <summary>Takes messages for as long as <paramref name="filter"/> makes something of them; the first of which it makes null stays.</summary>
    /// <param name="filter">What is returned for a message.</param>
    /// <param name="max">How long in all.</param>
    /// <param name="idle">How long to wait for each; null: without limit.</param>
    /// <param name="msgs">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public IReadOnlyList<T> ReceiveWhile<T>(
        Func<object, T?> filter, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, CancellationToken cancellationToken = default)
        where T : class => AtOnce(ReceiveWhile(Waiting.Blocking, filter, max, idle, msgs, cancellationToken));

    /// <inheritdoc cref="ReceiveWhile{T}(Func{object, T}, TimeSpan?, TimeSpan?, int, CancellationToken)"/>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        Func<object, T?> filter, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, CancellationToken cancellationToken = default)
        where T : class => ReceiveWhile(Waiting.Asynchronous, filter, max, idle, msgs, cancellationToken);

    /// <summary>Takes messages until one is looked for; the others are dropped.</summary>
    public object FishForMessage(Predicate<object> isMessage, TimeSpan? max = null, string? hint = "", CancellationToken cancellationToken = default) =>
        FishForMessage<object>(isMessage, max, hint, cancellationToken);

    /// <summary>Takes messages until one is looked for; the others are dropped.</summary>
    public T FishForMessage<T>(Predicate<T> isMessage, TimeSpan? max = null, string? hint = "", CancellationToken cancellationToken = default) =>
        Fish(Waiting.Blocking, isMessage, max, hint, cancellationToken).GetAwaiter().GetResult();

    /// <summary>Takes messages until one is looked for; the others are dropped.</summary>
    public ValueTask<object> FishForMessageAsync(
        Predicate<object> isMessage, TimeSpan? max = null, string? hint = "", CancellationToken cancellationToken = default) =>
        FishForMessageAsync<object>(isMessage, max, hint, cancellationToken);

    /// <summary>Takes messages until one is looked for; the others are dropped.</summary>
    public ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage, TimeSpan? max = null, string? hint = "", CancellationToken cancellationToken = default) =>
        new(Fish(Waiting.Asynchronous, isMessage, max, hint, cancellationToken));

    /// <summary>The elements of a sequence whose every step is complete when it is asked for.</summary>
    private static List<T> AtOnce<T>(IAsyncEnumerable<T> messages) => messages.ToListAsync().AsTask().GetAwaiter().GetResult();

    private static IllegalActorStateException NoLastMessage() => new("There is no last message: none was received, or the last wait for one was in vain.");

    private async Task<Envelope?> Take(Waiting how, TimeSpan max, CancellationToken cancellationToken)
    {
        _last = await _inbox.Take(how, max, cancellationToken).ConfigureAwait(false);
        _expectedSilence = false;
        return _last;
    }

    private async IAsyncEnumerable<object> ReceiveMany(
        Waiting how, int count, TimeSpan max, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var time = new Countdown(max);
        for (var received = 0; received < count; received++)
        {
            var next = await Take(how, time.Left, cancellationToken).ConfigureAwait(false)
                ?? throw Failure($"{count} messages were expected within {max}, but only {received} came");
            yield return next.Message;
        }
    }

    private async IAsyncEnumerable<T> ReceiveWhile<T>(
        Waiting how, Func<object, T?> filter, TimeSpan? max, TimeSpan? idle, int msgs, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var time = new Countdown(RemainingOrDilated(max));
        for (var received = 0; received < msgs; received++)
        {
            var left = time.Left;
            var wait = idle is { } pause && pause < left ? pause : left;
            if (await _inbox.Peek(how, wait, cancellationToken).ConfigureAwait(false) is not { } next || filter(next.Message) is not { } result) break;
            await Take(how, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
            yield return result;
        }

        _expectedSilence = true;
    }

    private async Task<T> Fish<T>(
        Waiting how, Predicate<T> isMessage, TimeSpan? max, string? hint, CancellationToken cancellationToken)
    {
        var time = new Countdown(RemainingOrDilated(max));
        while (await Take(how, time.Left, cancellationToken).ConfigureAwait(false) is { } next)
        {
            if (next.Message is T message && isMessage(message)) return message;
        }

        throw Failure($"The message looked for, of type {typeof(T)}, did not come within {time.Max}", hint);
    }
}
