using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <content>One message of several, several in any order, none, and deaths.</content>
public abstract partial class TestKitBase
{
    /// <summary>The next message equals one of these.</summary>
    public T ExpectMsgAnyOf<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        Expect(Waiting.Blocking, OneOf([.. messages]), timeout: null, hint: null, cancellationToken).GetAwaiter().GetResult();

    /// <summary>The next message equals one of these.</summary>
    public ValueTask<T> ExpectMsgAnyOfAsync<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        new(Expect(Waiting.Asynchronous, OneOf([.. messages]), timeout: null, hint: null, cancellationToken));

    /// <summary>The next messages are these, in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(params T[] messages) => AtOnce(ExpectAll(Waiting.Blocking, RemainingOrDefault, messages, default));

    /// <summary>The next messages are these, in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        AtOnce(ExpectAll(Waiting.Blocking, RemainingOrDefault, messages, cancellationToken));

    /// <summary>The next messages are these, in any order, and all come within a time.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(TimeSpan max, params T[] messages) => AtOnce(ExpectAll(Waiting.Blocking, Dilated(max), messages, default));

    /// <summary>The next messages are these, in any order.</summary>
    public IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        ExpectAll(Waiting.Asynchronous, RemainingOrDefault, messages, cancellationToken);

    /// <summary>No message comes for as long as Within lasts; outside of one for <c>single-expect-default</c>.</summary>
    public void ExpectNoMsg(CancellationToken cancellationToken = default) =>
        ExpectNothing(Waiting.Blocking, RemainingOrDefault, cancellationToken).GetAwaiter().GetResult();

    /// <summary>No message comes for this time.</summary>
    public void ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default) =>
        ExpectNothing(Waiting.Blocking, Dilated(duration), cancellationToken).GetAwaiter().GetResult();

    /// <summary>No message comes for this many milliseconds.</summary>
    public void ExpectNoMsg(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsg(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    /// <summary>No message comes for as long as Within lasts; outside of one for <c>single-expect-default</c>.</summary>
    public ValueTask ExpectNoMsgAsync(CancellationToken cancellationToken = default) =>
        new(ExpectNothing(Waiting.Asynchronous, RemainingOrDefault, cancellationToken));

    /// <summary>No message comes for this time.</summary>
    public ValueTask ExpectNoMsgAsync(TimeSpan duration, CancellationToken cancellationToken = default) =>
        new(ExpectNothing(Waiting.Asynchronous, Dilated(duration), cancellationToken));

    /// <summary>No message comes for this many milliseconds.</summary>
    public ValueTask ExpectNoMsgAsync(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    /// <summary>The next message is the news of the death of an actor that is watched.</summary>
    public Terminated ExpectTerminated(
        IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(Waiting.Blocking, DeathOf(target), timeout, hint, cancellationToken).GetAwaiter().GetResult();

    /// <summary>The next message is the news of the death of an actor that is watched.</summary>
    public ValueTask<Terminated> ExpectTerminatedAsync(
        IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        new(Expect(Waiting.Asynchronous, DeathOf(target), timeout, hint, cancellationToken));

    private static Action<Terminated, IActorRef> DeathOf(IActorRef target) => Check.That<Terminated>(death => target.Equals(death.ActorRef));

    private static Action<T, IActorRef> OneOf<T>(T[] messages) => Check.That<T>(messages.Contains);

    private async Task ExpectNothing(Waiting how, TimeSpan duration, CancellationToken cancellationToken)
    {
        var next = await Take(how, duration, cancellationToken).ConfigureAwait(false);
        if (next is { } unexpected) throw Failure($"No message was expected for {duration}, but {unexpected.Sender} sent {unexpected.Message}");
        _expectedSilence = true;
    }

    private async IAsyncEnumerable<T> ExpectAll<T>(
        Waiting how, TimeSpan max, IReadOnlyCollection<T> messages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var missing = messages.ToList();
        await foreach (var message in ReceiveMany(how, messages.Count, max, cancellationToken).ConfigureAwait(false))
        {
            if (message is not T typed || !missing.Remove(typed))
                throw Failure($"The message {message} is none of those expected; still missing: {string.Join(", ", missing)}");
            yield return typed;
        }
    }
}
