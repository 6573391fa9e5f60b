using System.Net.Sockets;
using Akka.IO;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Listening;

/// <summary>
/// Has the kernel find out that a peer has vanished without a word: by asking it when nothing is under way (RFC 1122, 4.2.3.6), and
/// by a limit on how long what was sent may go unacknowledged (RFC 5482), where the system has one.
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
