using System.Net.Sockets;

namespace Akka.IO;

/// <summary>
/// The receiving half of a connection. It waits for readability without holding a buffer, then reads into a large one that belongs
/// to the thread, and copies out what came: ten thousand silent connections hold no buffers at all.
/// </summary>
/// <remarks>Not thread-safe: <see cref="TcpConnection"/> calls it from one thread at a time.</remarks>
internal sealed class SocketReceiver(SocketIo socket, int readSize)
{
    [ThreadStatic]
    private static byte[]? _buffer;

    private bool _readable; // something came, or may have, that was not read yet
    private bool _stopsShort;

    internal bool IsWaiting { get; private set; }

    /// <summary>Waits for bytes, the end or a fault. True: it is there already, and the connection will not be told.</summary>
    internal bool IsReadableOrWait()
    {
        if (_readable || socket.IsReadableOrWait()) return true;
        IsWaiting = true;
        return false;
    }

    /// <summary>Reading waits for something other than the socket.</summary>
    internal void BeginPause() => IsWaiting = true;

    /// <summary>Takes note of what has become of the socket.</summary>
    internal void EndWait(SocketReady ready)
    {
        IsWaiting = false;
        _readable = true;
        _stopsShort |= ready.HasFlag(SocketReady.StopsShort);
    }

    /// <summary>Reads what is there. A result of null with <see cref="SocketError.WouldBlock"/> means that it was a false alarm, an empty
    /// result that the peer has closed its side.</summary>
    internal ByteString? Read(out SocketError error)
    {
        _readable = false;
        var buffer = _buffer ??= new byte[64 * 1024];
        var size = Math.Min(readSize, buffer.Length);
        var count = socket.Receive(buffer.AsSpan(0, size), out error);
        if (error != SocketError.Success) return null;
        _readable = _stopsShort || count == size; // else all is read, and what comes next will be told
        return ByteString.CopyFrom(buffer, 0, count);
    }
}
