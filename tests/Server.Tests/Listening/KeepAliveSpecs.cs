using System.Net.Sockets;
using AkkaChat.Server.Listening;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Listening;

public class KeepAliveSpecs
{
    private const int LinuxTcpLevel = 6, LinuxTcpUserTimeout = 18;

    [Fact]
    public void Should_have_the_kernel_notice_that_a_peer_has_vanished()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

        new KeepAlive(new KeepAliveSettings(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(10), Count: 3, TimeSpan.FromSeconds(50))).AfterConnect(socket);

        ((int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive)!).ShouldNotBe(0);
        socket.GetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime).ShouldBe(20);
        socket.GetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval).ShouldBe(10);
        socket.GetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount).ShouldBe(3);
        if (!OperatingSystem.IsLinux())
            return;
        var timeout = new byte[sizeof(int)];
        socket.GetRawSocketOption(LinuxTcpLevel, LinuxTcpUserTimeout, timeout);
        BitConverter.ToInt32(timeout).ShouldBe(50_000);
    }
}
