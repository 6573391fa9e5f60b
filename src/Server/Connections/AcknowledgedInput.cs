using System.Net.Sockets;

namespace AkkaChat.Server.Connections;

/// <summary>Asks the system what a client has acknowledged of what it was sent.</summary>
internal static class AcknowledgedInput
{
    // Linux, include/uapi/linux/in.h and tcp.h: struct tcp_info.
    private const int LinuxTcpLevel = 6, LinuxTcpInfo = 11, Size = 60, Unacked = 24, LastAckReceived = 56;

    /// <summary>For how long a client has acknowledged nothing, although there is something; null when it has all. Linux only; elsewhere it is null.</summary>
    /// <param name="socket">The connection's socket; null where the transport is no socket.</param>
    public static TimeSpan? SilenceOf(Socket? socket)
    {
        if (socket is null || !OperatingSystem.IsLinux())
            return null;
        Span<byte> info = stackalloc byte[Size];
        try
        {
            if (socket.GetRawSocketOption(LinuxTcpLevel, LinuxTcpInfo, info) < Size || BitConverter.ToUInt32(info[Unacked..]) == 0)
                return null;
            return TimeSpan.FromMilliseconds(BitConverter.ToUInt32(info[LastAckReceived..]));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return null; // the connection has ended
        }
    }
}
