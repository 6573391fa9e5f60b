using System.Net.Sockets;
using Akka.IO;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Listening;

/// <summary>
/// Makes the kernel notice a vanished peer: it asks a silent peer (RFC 1122, 4.2.3.6) and, on Linux, limits how long sent bytes may stay
/// unacknowledged (RFC 5482).
/// </summary>
internal sealed class KeepAlive(KeepAliveSettings settings) : Inet.SocketOption
{
    // Linux, include/uapi/linux/in.h and tcp.h.
    private const int LinuxTcpLevel = 6, LinuxTcpUserTimeout = 18;

    public override void AfterConnect(Socket s)
    {
        s.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        s.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, (int)settings.Idle.TotalSeconds);
        s.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, (int)settings.Interval.TotalSeconds);
        s.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, settings.Count);
        if (OperatingSystem.IsLinux())
            s.SetRawSocketOption(LinuxTcpLevel, LinuxTcpUserTimeout, BitConverter.GetBytes((int)settings.UserTimeout.TotalMilliseconds));
    }
}
