using System.Collections.Concurrent;

namespace Akka.Dispatch;

/// <summary>A link of a <see cref="MessageQueue"/>.</summary>
internal sealed class MessageNode
{
    internal MessageNode? Next;
    internal object? Message;
    internal Actor.IActorRef? Sender;
}

/// <summary>
/// Keeps used nodes for the next message, so that a message costs no allocation in the steady state. Each thread has a list
/// of its own; threads that only send and threads that only receive exchange whole lists of <see cref="ChunkSize"/> nodes.
/// </summary>
internal static class MessageNodePool
{
    private const int ChunkSize = 256;
    private const int MaxSharedChunks = 128;

    private static readonly ConcurrentStack<MessageNode> Shared = new();
    private static int _sharedChunks;

    [ThreadStatic]
    private static MessageNode? _free;

    [ThreadStatic]
    private static int _freeCount;

    internal static MessageNode Rent()
    {
        var node = _free;
        if (node is null) return RentFromShared();
        _free = node.Next;
        _freeCount--;
        node.Next = null;
        return node;
    }

    internal static void Return(MessageNode node)
    {
        if (_freeCount == ChunkSize) Share();
        node.Next = _free;
        _free = node;
        _freeCount++;
    }

    private static MessageNode RentFromShared()
    {
        if (!Shared.TryPop(out var chunk)) return new MessageNode();
        Interlocked.Decrement(ref _sharedChunks);
        _free = chunk.Next;
        _freeCount = ChunkSize - 1;
        chunk.Next = null;
        return chunk;
    }

    private static void Share()
    {
        if (Volatile.Read(ref _sharedChunks) < MaxSharedChunks)
        {
            Interlocked.Increment(ref _sharedChunks);
            Shared.Push(_free!);
        }

        _free = null;
        _freeCount = 0;
    }
}
