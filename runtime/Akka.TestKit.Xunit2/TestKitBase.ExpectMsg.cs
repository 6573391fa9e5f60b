using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <content>What the next message is.</content>
public abstract partial class TestKitBase
{
    /// <summary>The next message is of this type.</summary>
    public T ExpectMsg<T>(TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(Waiting.Blocking, static (_, _) => { }, duration, hint, cancellationToken).GetAwaiter().GetResult();

    /// <summary>The next message is of this type.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        new(Expect<T>(Waiting.Asynchronous, static (_, _) => { }, duration, hint, cancellationToken));

    /// <summary>The next message equals this one; collections are compared by their elements.</summary>
    public T ExpectMsg<T>(T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(Waiting.Blocking, Check.Equal(message), timeout, hint, cancellationToken).GetAwaiter().GetResult();

    /// <summary>The next message equals this one; collections are compared by their elements.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        new(Expect<T>(Waiting.Asynchronous, Check.Equal(message), timeout, hint, cancellationToken));

    /// <summary>The next message is the same as this one, as the comparer has it.</summary>
    public T ExpectMsg<T>(T message, Func<T, T, bool> comparer, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(Waiting.Blocking, Check.That<T>(actual => comparer(message, actual)), timeout, hint, cancellationToken).GetAwaiter().GetResult();

    /// <summary>The next message is the same as this one, as the comparer has it.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(T message, Func<T, T, bool> comparer, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        new(Expect<T>(Waiting.Asynchronous, Check.That<T>(actual => comparer(message, actual)), timeout, hint, cancellationToken));

    /// <summary>The next message is of this type, and the predicate holds for it.</summary>
    public T ExpectMsg<T>(Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(Waiting.Blocking, Check.That(isMessage), timeout, hint, cancellationToken).GetAwaiter().GetResult();

    /// <summary>The next message is of this type, and the predicate holds for it.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        new(Expect<T>(Waiting.Asynchronous, Check.That(isMessage), timeout, hint, cancellationToken));

    /// <summary>The next message is of this type, and the predicate holds for it and its sender.</summary>
    public T ExpectMsg<T>(Func<T, IActorRef, bool> isMessageAndSender, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(Waiting.Blocking, Check.That(isMessageAndSender), timeout, hint, cancellationToken).GetAwaiter().GetResult();

    /// <summary>The next message is of this type, and the predicate holds for it and its sender.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(Func<T, IActorRef, bool> isMessageAndSender, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        new(Expect<T>(Waiting.Asynchronous, Check.That(isMessageAndSender), timeout, hint, cancellationToken));

    /// <summary>The next message is of this type, and the action does not throw for it.</summary>
    public T ExpectMsg<T>(Action<T> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(Waiting.Blocking, (message, _) => assert(message), timeout, hint, cancellationToken).GetAwaiter().GetResult();

    /// <summary>The next message is of this type, and the action does not throw for it.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(Action<T> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        new(Expect<T>(Waiting.Asynchronous, (message, _) => assert(message), timeout, hint, cancellationToken));

    /// <summary>The next message is of this type, and the action does not throw for it and its sender.</summary>
    public T ExpectMsg<T>(Action<T, IActorRef> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(Waiting.Blocking, assert, timeout, hint, cancellationToken).GetAwaiter().GetResult();

    /// <summary>The next message is of this type, and the action does not throw for it and its sender.</summary>
    public ValueTask<T> ExpectMsgAsync<T>(Action<T, IActorRef> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        new(Expect<T>(Waiting.Asynchronous, assert, timeout, hint, cancellationToken));

    /// <summary>Takes the next message, which must be of this type, and checks it.</summary>
    private async Task<T> Expect<T>(Waiting how, Action<T, IActorRef> check, TimeSpan? timeout, string? hint, CancellationToken cancellationToken)
    {
        var max = RemainingOrDilated(timeout);
        var next = await Take(how, max, cancellationToken).ConfigureAwait(false)
            ?? throw Failure($"A message of type {typeof(T)} was expected, but none came within {max}", hint);
        if (next.Message is not T message)
            throw Failure($"A message of type {typeof(T)} was expected, but {next.Sender} sent {next.Message} of type {next.Message.GetType()}", hint);
        check(message, next.Sender);
        return message;
    }
}
