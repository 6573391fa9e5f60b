using System.Net.Sockets;

namespace Akka.IO;

/// <summary>Waits by the framework's asynchronous operations, wherever there is no <see cref="Poller"/>.</summary>
internal sealed class OperationIo(Socket socket, TcpConnection connection) : SocketIo
{
    private readonly Reading _reading = new(connection);
    private Sending? _sending;

    internal override void Start()
    {
    }

    internal override bool IsReadableOrWait() => !socket.ReceiveAsync(_reading);

    internal override int Receive(Span<byte> buffer, out SocketError error)
    {
        error = _reading.SocketError; // the kernel tells a fault once: to the wait, and afterwards it speaks of an orderly end
        return error == SocketError.Success ? AtLeastNone(socket.Receive(buffer, SocketFlags.None, out error)) : 0;
    }

    internal override int Send(ReadOnlySpan<byte> bytes, out SocketError error) => AtLeastNone(socket.Send(bytes, SocketFlags.None, out error));

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

    internal override void Stop()
    {
        _reading.Dispose();
        _sending?.Dispose();
    }

    private static int AtLeastNone(int count) => Math.Max(count, 0);

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
