using System.Net.Sockets;

namespace AkkaChat.Server.Connections;

/// <summary>What the system knows of a connection.</summary>
internal static class TcpInfo
{
    // Linux, include/uapi/linux/in.h and tcp.h (struct tcp_info), and include/net/tcp_states.h.
    private const int LinuxTcpLevel = 6, LinuxTcpInfo = 11, Size = 60, State = 0, Unacked = 24, LastAckReceived = 56;
    private const int LinuxCloseWait = 8;

    /// <summary>How many bytes the client has sent that are still to be read.</summary>
    /// <param name="socket">The connection's socket; null where the transport is no socket.</param>
    public static int UnreadBytes(Socket? socket)
    {
        try
        {
            return socket?.Available ?? 0;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return 0; // the connection has ended, and its session is about to hear it
        }
    }

    /// <summary>
    /// Whether everything that the client sends has arrived, because it has closed its side: the rest waits in the system's buffer, which
    /// bounds it. Akka.IO tells of the end only after the last byte was read. Linux only; false elsewhere.
    /// </summary>
    /// <param name="socket">The connection's socket; null where the transport is no socket.</param>
    public static bool HasEndOfInput(Socket? socket)
    {
        Span<byte> info = stackalloc byte[Size];
        return TryRead(socket, info) && info[State] == LinuxCloseWait;
    }

    /// <summary>
    /// For how long a client has acknowledged nothing, although there is something; null when it has all. Linux only; null elsewhere.
    /// </summary>
    /// <param name="socket">The connection's socket; null where the transport is no socket.</param>
    public static TimeSpan? SilenceOf(Socket? socket)
    {
        Span<byte> info = stackalloc byte[Size];
        return TryRead(socket, info) && BitConverter.ToUInt32(info[Unacked..]) > 0
            ? TimeSpan.FromMilliseconds(BitConverter.ToUInt32(info[LastAckReceived..]))
            : null;
    }

    private static bool TryRead(Socket? socket, Span<byte> info)
    {
        if (socket is null || !OperatingSystem.IsLinux())
            return false;
        try
        {
            return socket.GetRawSocketOption(LinuxTcpLevel, LinuxTcpInfo, info) == info.Length;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false; // the connection has ended, and its session is about to hear it
        }
    }
}
