using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <content>What the next message is, and who sent it.</content>
public abstract partial class TestKitBase
{
    /// <summary>The next message is of this type and from this sender.</summary>
    public T ExpectMsgFrom<T>(IActorRef sender, TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(Waiting.Blocking, Check.From<T>(sender), duration, hint, cancellationToken).GetAwaiter().GetResult();

    /// <summary>The next message is of this type and from this sender.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(IActorRef sender, TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        new(Expect<T>(Waiting.Asynchronous, Check.From<T>(sender), duration, hint, cancellationToken));

    /// <summary>The next message equals this one and is from this sender.</summary>
    public T ExpectMsgFrom<T>(IActorRef sender, T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(Waiting.Blocking, Check.From<T>(sender) + Check.Equal(message), timeout, hint, cancellationToken).GetAwaiter().GetResult();

    /// <summary>The next message equals this one and is from this sender.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(IActorRef sender, T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        new(Expect<T>(Waiting.Asynchronous, Check.From<T>(sender) + Check.Equal(message), timeout, hint, cancellationToken));

    /// <summary>The next message is of this type and from this sender, and the predicate holds for it.</summary>
    public T ExpectMsgFrom<T>(IActorRef sender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(Waiting.Blocking, Check.From<T>(sender) + Check.That(isMessage), timeout, hint, cancellationToken).GetAwaiter().GetResult();

    /// <summary>The next message is of this type and from this sender, and the predicate holds for it.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(IActorRef sender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        new(Expect<T>(Waiting.Asynchronous, Check.From<T>(sender) + Check.That(isMessage), timeout, hint, cancellationToken));

    /// <summary>The next message is of this type, and the predicates hold for it and its sender.</summary>
    public T ExpectMsgFrom<T>(Predicate<IActorRef> isSender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(Waiting.Blocking, Check.That<T>((message, sender) => isSender(sender) && isMessage(message)), timeout, hint, cancellationToken).GetAwaiter().GetResult();

    /// <summary>The next message is of this type, and the predicates hold for it and its sender.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(Predicate<IActorRef> isSender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        new(Expect<T>(Waiting.Asynchronous, Check.That<T>((message, sender) => isSender(sender) && isMessage(message)), timeout, hint, cancellationToken));

    /// <summary>The next message is of this type and from this sender, and the action does not throw for it.</summary>
    public T ExpectMsgFrom<T>(IActorRef sender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(Waiting.Blocking, Check.From<T>(sender) + ((message, _) => assertMessage(message)), timeout, hint, cancellationToken).GetAwaiter().GetResult();

    /// <summary>The next message is of this type and from this sender, and the action does not throw for it.</summary>
    public ValueTask<T> ExpectMsgFromAsync<T>(IActorRef sender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        new(Expect<T>(Waiting.Asynchronous, Check.From<T>(sender) + ((message, _) => assertMessage(message)), timeout, hint, cancellationToken));
}
