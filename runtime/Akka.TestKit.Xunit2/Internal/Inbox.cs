using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>The messages that reached a test actor, oldest first: filled by any thread, emptied by the test.</summary>
internal sealed class Inbox
{
    private readonly Lock _gate = new();
    private readonly Queue<Envelope> _messages = new();
    private TaskCompletionSource? _arrival;
    private volatile Predicate<object>? _ignored;

    internal bool IsEmpty
    {
        get
        {
            lock (_gate) return _messages.Count == 0;
        }
    }

    /// <summary>From now on messages like these are forgotten; null: none is.</summary>
    internal void Ignore(Predicate<object>? messages) => _ignored = messages;

    internal void Add(object message, IActorRef sender)
    {
        if (_ignored is { } ignored && ignored(message)) return;
        TaskCompletionSource? arrival;
        lock (_gate)
        {
            _messages.Enqueue(new Envelope(message, sender));
            (arrival, _arrival) = (_arrival, null);
        }

        arrival?.TrySetResult();
    }

    /// <summary>Waits for the next message and takes it.</summary>
    /// <returns>Null when none came in time.</returns>
    internal Task<Envelope?> Take(Waiting how, TimeSpan max, CancellationToken cancellationToken) => Next(how, max, remove: true, cancellationToken);

    /// <summary>Waits for the next message and leaves it here.</summary>
    /// <returns>Null when none came in time.</returns>
    internal Task<Envelope?> Peek(Waiting how, TimeSpan max, CancellationToken cancellationToken) => Next(how, max, remove: false, cancellationToken);

    private async Task<Envelope?> Next(Waiting how, TimeSpan max, bool remove, CancellationToken cancellationToken)
    {
        var time = new Countdown(max);
        while (true)
        {
            Task arrival;
            lock (_gate)
            {
                if (_messages.Count > 0) return remove ? _messages.Dequeue() : _messages.Peek();
                arrival = (_arrival ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            if (!await how.For(arrival, time.Left, cancellationToken).ConfigureAwait(false)) return null;
        }
    }
}
