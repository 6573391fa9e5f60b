using System.Net.Sockets;

namespace AkkaChat.Server.Connections;

/// <summary>Asks the system whether a client has closed its side while lines are still to be read.</summary>
internal static class EndOfInput
{
    // Linux, include/uapi/linux/in.h and tcp.h, and include/net/tcp_states.h.
    private const int LinuxTcpLevel = 6, LinuxTcpInfo = 11, LinuxCloseWait = 8;

    /// <summary>
    /// Whether everything that the client sends has arrived: the rest waits in the system's buffer, which bounds it. Akka.IO tells of the end
    /// only after the last byte was read. Linux only; elsewhere it is false.
    /// </summary>
    /// <param name="socket">The connection's socket; null where the transport is no socket.</param>
    public static bool HasArrived(Socket? socket)
    {
        if (socket is null || !OperatingSystem.IsLinux())
            return false;
        Span<byte> state = stackalloc byte[1];
        try
        {
            socket.GetRawSocketOption(LinuxTcpLevel, LinuxTcpInfo, state);
            return state[0] == LinuxCloseWait;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false; // the connection has ended, and the session is about to hear it
        }
    }
}
