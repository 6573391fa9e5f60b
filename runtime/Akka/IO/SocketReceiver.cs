using System.Net.Sockets;

namespace Akka.IO;

/// <summary>
/// The receiving half of a connection. It waits for readability without holding a buffer, then reads into a large one that belongs
/// to the thread, and copies out what came: ten thousand silent connections hold no buffers at all.
/// </summary>
/// <remarks>Not thread-safe: <see cref="TcpConnection"/> calls it from one thread at a time.</remarks>
internal sealed class SocketReceiver : IDisposable
{
    [ThreadStatic]
    private static byte[]? _buffer;

    private readonly Socket _socket;
    private readonly int _readSize;
    private readonly Wait _wait;
    private bool _readable; // the last wait has ended and nothing was read since

    internal SocketReceiver(Socket socket, int readSize, TcpConnection connection)
    {
        _socket = socket;
        _readSize = readSize;
        _wait = new Wait(connection);
    }

    internal bool IsWaiting { get; private set; }

    /// <summary>Waits for bytes, the end or a fault. True: it is there already, and the connection will not be told.</summary>
    internal bool IsReadableOrWait()
    {
        if (_readable) return true;
        IsWaiting = true;
        if (_socket.ReceiveAsync(_wait)) return false;
        EndWait();
        return true;
    }

    /// <summary>Reading waits for something other than the socket.</summary>
    internal void BeginPause() => IsWaiting = true;

    internal void EndWait()
    {
        IsWaiting = false;
        _readable = true;
    }

    /// <summary>Reads what is there. A result of null with <see cref="SocketError.WouldBlock"/> means that it was a false alarm, an empty
    /// result that the peer has closed its side.</summary>
    internal ByteString? Read(out SocketError error)
    {
        _readable = false;
        error = _wait.SocketError; // the kernel tells a fault once: to the wait, and afterwards it speaks of an orderly end
        if (error != SocketError.Success) return null;
        var buffer = _buffer ??= new byte[64 * 1024];
        var count = _socket.Receive(buffer.AsSpan(0, Math.Min(_readSize, buffer.Length)), SocketFlags.None, out error);
        return error == SocketError.Success ? ByteString.CopyFrom(buffer, 0, count) : null;
    }

    public void Dispose() => _wait.Dispose();

    private sealed class Wait : SocketAsyncEventArgs
    {
        private readonly TcpConnection _connection;

        internal Wait(TcpConnection connection)
        {
            _connection = connection;
            SetBuffer([], 0, 0);
        }

        protected override void OnCompleted(SocketAsyncEventArgs e) => _connection.OnReadable();
    }
}
