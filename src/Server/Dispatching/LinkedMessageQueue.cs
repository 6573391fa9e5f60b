using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace AkkaChat.Server.Dispatching;

/// <summary>
/// A mailbox queue for many senders and one receiver: a linked list with one atomic exchange for each message. Akka's own queue is a
/// ConcurrentQueue, which takes a kilobyte even when empty. With two actors for each connection, that is a sixth of the memory of an idle
/// member.
/// </summary>
internal sealed class LinkedMessageQueue : IMessageQueue, IUnboundedMessageQueueSemantics
{
    private Node _taken = new(default); // the last message that the receiver took; leads to the next
    private Node _last;

    public LinkedMessageQueue() => _last = _taken;

    /// <inheritdoc />
    public bool HasMessages => Volatile.Read(ref _taken.Next) is not null;

    /// <inheritdoc />
    public int Count
    {
        get
        {
            var count = 0;
            for (var node = Volatile.Read(ref _taken.Next); node is not null; node = Volatile.Read(ref node.Next))
                count++;
            return count;
        }
    }

    /// <inheritdoc />
    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        var node = new Node(envelope);

        // Between these two lines the receiver sees neither this message nor later ones. The mailbox is scheduled after both.
        var before = Interlocked.Exchange(ref _last, node);
        Volatile.Write(ref before.Next, node);
    }

    /// <inheritdoc />
    public bool TryDequeue(out Envelope envelope)
    {
        envelope = default;
        if (Volatile.Read(ref _taken.Next) is not { } next)
            return false;
        envelope = next.Envelope;
        next.Envelope = default;
        _taken = next;
        return true;
    }

    /// <inheritdoc />
    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope))
            deadletters.Enqueue(owner, envelope);
    }

    [SuppressMessage("Design", "MA0069", Justification = "Interlocked and Volatile need fields.")]
    private sealed class Node(Envelope envelope)
    {
        public Envelope Envelope = envelope;
        public Node? Next;
    }
}
