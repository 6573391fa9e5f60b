using System.Runtime.CompilerServices;

namespace Akka.Dispatch;

/// <summary>
/// An unbounded queue that any number of threads fill and one empties, without locks (after D. Vyukov's intrusive
/// multi-producer single-consumer queue). A producer swings the tail to its node with one atomic exchange and then links
/// its predecessor to it; between the two the consumer sees an end that is none, and waits for the link.
/// </summary>
/// <remarks>It is a field of its owner, never copied. A node may be reused as soon as the consumer has passed it: whoever linked to it has finished writing by then.</remarks>
internal struct MessageQueue
{
    private MessageNode _tail; // the newest; producers exchange it
    private MessageNode _head; // already consumed; its successor is the oldest message

    public MessageQueue() => _head = _tail = new MessageNode();

    /// <summary>True when nothing is queued; a snapshot unless asked by the consumer.</summary>
    internal readonly bool IsEmpty => ReferenceEquals(_head, Volatile.Read(in _tail));

    /// <summary>Asks for the nodes at both ends; see <see cref="LookAhead"/>.</summary>
    internal readonly void Fetch()
    {
        CacheLines.Fetch(_head, 1);
        CacheLines.Fetch(_tail, 1);
    }

    internal void Enqueue(object message, Actor.IActorRef? sender)
    {
        var node = MessageNodePool.Rent();
        node.Message = message;
        node.Sender = sender;
        var previous = Interlocked.Exchange(ref _tail, node);
        Volatile.Write(ref previous.Next, node);
    }

    /// <summary>Takes the oldest message. Only the consumer may call it.</summary>
    internal bool TryDequeue([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out object? message, out Actor.IActorRef? sender)
    {
        var head = _head;
        if (ReferenceEquals(head, Volatile.Read(ref _tail)))
        {
            message = null;
            sender = null;
            return false;
        }

        var next = Volatile.Read(ref head.Next) ?? WaitForLink(head);
        message = next.Message!;
        sender = next.Sender;
        next.Message = null;
        next.Sender = null;
        _head = next;
        MessageNodePool.Return(head);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static MessageNode WaitForLink(MessageNode node)
    {
        var spinner = default(SpinWait);
        MessageNode? next;
        while ((next = Volatile.Read(ref node.Next)) is null) spinner.SpinOnce();
        return next;
    }
}
