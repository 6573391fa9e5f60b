using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>The messages of the runtime to one actor: a stack that senders push on, taken whole and reversed by the consumer.</summary>
internal struct SystemQueue
{
    private SystemMessage? _newest;

    internal readonly bool IsEmpty => Volatile.Read(in _newest) is null;

    internal void Enqueue(SystemMessage message)
    {
        SystemMessage? seen;
        do
        {
            seen = Volatile.Read(ref _newest);
            message.Next = seen;
        }
        while (Interlocked.CompareExchange(ref _newest, message, seen) != seen);
    }

    /// <summary>Takes all that is there, the oldest first.</summary>
    internal SystemMessage? TakeAll()
    {
        var message = Interlocked.Exchange(ref _newest, null);
        SystemMessage? oldest = null;
        while (message is not null)
        {
            var next = message.Next;
            message.Next = oldest;
            oldest = message;
            message = next;
        }

        return oldest;
    }
}
