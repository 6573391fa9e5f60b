using System.Net.Sockets;

namespace Akka.IO;

/// <summary>
/// A connection's socket: what goes at once, and how to wait for the rest. Whoever waits is told by
/// <see cref="TcpConnection.OnReady"/>.
/// </summary>
/// <remarks>Not thread-safe: <see cref="TcpConnection"/> calls it from one thread at a time.</remarks>
internal abstract class SocketIo
{
    internal static SocketIo Of(Socket socket, TcpConnection connection, Poller? poller) =>
        poller is null ? new OperationIo(socket, connection) : new EpollIo(socket, connection, poller);

    /// <summary>From now on the connection can be told something.</summary>
    internal abstract void Start();

    /// <summary>Waits for bytes, the end or a fault. True: it is there already, and the connection will not be told.</summary>
    internal abstract bool IsReadableOrWait();

    /// <summary>Reads what is there.</summary>
    /// <returns>How many bytes; none at the end and with an error, which may be <see cref="SocketError.WouldBlock"/>.</returns>
    internal abstract int Receive(Span<byte> buffer, out SocketError error);

    /// <summary>Sends what the kernel takes without waiting.</summary>
    /// <returns>How many bytes; none with an error, which may be <see cref="SocketError.WouldBlock"/>.</returns>
    internal abstract int Send(ReadOnlySpan<byte> bytes, out SocketError error);

    /// <summary>Sends many pieces. With <paramref name="waits"/> the rest is to go when the connection is told; see <see cref="TakeSent"/>.</summary>
    /// <returns>How many bytes went at once.</returns>
    internal abstract int Send(List<ArraySegment<byte>> pieces, out bool waits, out SocketError error);

    /// <summary>How many bytes went while the connection waited.</summary>
    internal abstract int TakeSent(out SocketError error);

    /// <summary>To be called before the socket is closed: nothing is used after it.</summary>
    internal abstract void Stop();
}
