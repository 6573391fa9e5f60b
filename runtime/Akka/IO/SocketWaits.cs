using System.Net.Sockets;

namespace Akka.IO;

/// <summary>How a connection waits for its socket: for something to read, and for room for what it could not send at once.</summary>
internal abstract class SocketWaits : IDisposable
{
    /// <summary>What a wait for something to read has found out about the socket, and reading will not find out again.</summary>
    internal virtual SocketError ReadError => SocketError.Success;

    /// <summary>The connection may be told from now on.</summary>
    internal abstract void Start();

    /// <summary>Waits for bytes, the end or a fault. True: it is there already, and the connection will not be told.</summary>
    internal abstract bool IsReadableOrWait();

    /// <summary>Sends on. With <paramref name="waits"/> the connection is told when it can go on; see <see cref="TakeSent"/>.</summary>
    /// <returns>How many bytes went at once.</returns>
    internal abstract int Send(List<ArraySegment<byte>> pieces, out bool waits, out SocketError error);

    /// <summary>How many bytes went while the connection waited.</summary>
    internal virtual int TakeSent(out SocketError error)
    {
        error = SocketError.Success;
        return 0;
    }

    /// <summary>Before the socket is closed.</summary>
    public abstract void Dispose();
}

/// <summary>Waits by a <see cref="Poller"/>, which costs nothing for each wait and no memory while it lasts.</summary>
internal sealed class PollerWaits(Socket socket, TcpConnection connection, Poller poller) : SocketWaits
{
    private readonly int _descriptor = (int)socket.Handle;

    internal override void Start() => poller.Add(_descriptor, connection);

    internal override bool IsReadableOrWait() => false;

    internal override int Send(List<ArraySegment<byte>> pieces, out bool waits, out SocketError error)
    {
        var sent = socket.Send(pieces, SocketFlags.None, out error);
        waits = error == SocketError.WouldBlock;
        if (waits) error = SocketError.Success;
        return error == SocketError.Success ? Math.Max(sent, 0) : 0;
    }

    public override void Dispose() => poller.Remove(_descriptor);
}

/// <summary>Waits by the framework's asynchronous operations, wherever there is no <see cref="Poller"/>.</summary>
internal sealed class OperationWaits(Socket socket, TcpConnection connection) : SocketWaits
{
    private readonly Reading _reading = new(connection);
    private Sending? _sending;

    internal override SocketError ReadError => _reading.SocketError;

    internal override void Start()
    {
    }

    internal override bool IsReadableOrWait() => !socket.ReceiveAsync(_reading);

    internal override int Send(List<ArraySegment<byte>> pieces, out bool waits, out SocketError error)
    {
        _sending ??= new Sending(connection);
        _sending.BufferList = pieces;
        waits = socket.SendAsync(_sending);
        error = SocketError.Success;
        return waits ? 0 : TakeSent(out error);
    }

    internal override int TakeSent(out SocketError error)
    {
        error = _sending!.SocketError;
        return error == SocketError.Success ? _sending.BytesTransferred : 0;
    }

    public override void Dispose()
    {
        _reading.Dispose();
        _sending?.Dispose();
    }

    private sealed class Reading : SocketAsyncEventArgs
    {
        private readonly TcpConnection _connection;

        internal Reading(TcpConnection connection)
        {
            _connection = connection;
            SetBuffer([], 0, 0);
        }

        protected override void OnCompleted(SocketAsyncEventArgs e) => _connection.OnReady(SocketReady.ToRead);
    }

    private sealed class Sending(TcpConnection connection) : SocketAsyncEventArgs
    {
        protected override void OnCompleted(SocketAsyncEventArgs e) => connection.OnReady(SocketReady.ToWrite);
    }
}
