using System.Net.Sockets;
using Akka.Actor;

namespace Akka.IO;

/// <summary>
/// The sending half of a connection. A write goes to the kernel at once, on the thread that brings it; what the kernel does not
/// take waits, and everything that waits by then goes out in one gathered send. Acknowledgements follow the bytes.
/// </summary>
/// <remarks>Not thread-safe: <see cref="TcpConnection"/> calls it from one thread at a time.</remarks>
internal sealed class SocketSender(SocketIo socket, TcpConnection connection, int capacity)
{
    private const int MaxGatheredPieces = 64;
    private const int MaxSeparateSends = 4;

    private readonly record struct PendingWrite(ByteString Data, Tcp.Event Ack, IActorRef? Writer);

    private Queue<PendingWrite>? _queue;
    private int _sentOfFirst;
    private bool _waits;

    internal bool IsIdle => _queue is null || _queue.Count == 0;

    /// <summary>Sends or queues a write. False: the queue is full.</summary>
    internal bool TryWrite(Tcp.Write write, IActorRef? writer, out SocketError error)
    {
        error = SocketError.Success;
        if (IsIdle)
        {
            var sent = SendAtOnce(write.Data.Pieces, out error);
            if (error != SocketError.Success) return true;
            if (sent == write.Data.Count)
            {
                Acknowledge(write.Ack, writer);
                return true;
            }

            _sentOfFirst = sent;
        }
        else if (_queue!.Count >= capacity)
        {
            return false;
        }

        (_queue ??= new Queue<PendingWrite>()).Enqueue(new PendingWrite(write.Data, write.Ack, writer));
        if (!_waits) error = SendQueued();
        return true;
    }

    /// <summary>Goes on with what has gathered, if this is what it waits for.</summary>
    internal SocketError EndWait()
    {
        if (!_waits) return SocketError.Success;
        _waits = false;
        var sent = socket.TakeSent(out var error);
        if (error != SocketError.Success) return error;
        Advance(sent);
        return SendQueued();
    }

    private SocketError SendQueued()
    {
        while (!IsIdle)
        {
            var sent = socket.Send(Gather(), out _waits, out var error);
            if (error != SocketError.Success) return error;
            if (_waits) return SocketError.Success;
            Advance(sent);
        }

        return SocketError.Success;
    }

    /// <summary>Sends what the kernel takes without waiting; many pieces are left for one gathered send.</summary>
    private int SendAtOnce(ReadOnlySpan<ArraySegment<byte>> pieces, out SocketError error)
    {
        error = SocketError.Success;
        var total = 0;
        if (pieces.Length > MaxSeparateSends) return 0;
        foreach (var piece in pieces)
        {
            if (piece.Count == 0) continue;
            var sent = socket.Send(piece, out error);
            if (error == SocketError.WouldBlock) error = SocketError.Success;
            total += sent;
            if (sent < piece.Count) break;
        }

        return total;
    }

    private List<ArraySegment<byte>> Gather()
    {
        var pieces = new List<ArraySegment<byte>>();
        var skip = _sentOfFirst;
        foreach (var write in _queue!)
        {
            foreach (var piece in write.Data.Pieces)
            {
                if (skip >= piece.Count)
                {
                    skip -= piece.Count;
                    continue;
                }

                pieces.Add(piece.Slice(skip));
                skip = 0;
                if (pieces.Count == MaxGatheredPieces) return pieces;
            }
        }

        if (pieces.Count == 0) pieces.Add(ArraySegment<byte>.Empty);
        return pieces;
    }

    private void Advance(int bytes)
    {
        bytes += _sentOfFirst;
        while (_queue!.TryPeek(out var first) && bytes >= first.Data.Count)
        {
            bytes -= first.Data.Count;
            _queue.Dequeue();
            Acknowledge(first.Ack, first.Writer);
        }

        _sentOfFirst = bytes;
        if (_queue.Count == 0) _queue = null; // an idle connection keeps no memory for what it does not do
    }

    private void Acknowledge(Tcp.Event ack, IActorRef? writer)
    {
        if (ack is not Tcp.NoAck) writer?.Tell(ack, connection);
    }
}
