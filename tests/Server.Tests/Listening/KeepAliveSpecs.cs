using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.TestKit.Xunit2;
using AkkaChat.Server.Listening;
using AkkaChat.Server.Relays;

namespace AkkaChat.Server.Tests.Listening;

public class KeepAliveSpecs : TestKit
{
    private const int LinuxTcpLevel = 6, LinuxTcpUserTimeout = 18;

    [Fact]
    public void Should_have_the_kernel_notice_that_a_peer_has_vanished()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

        new KeepAlive(TestSettings.Connections.KeepAlive).AfterConnect(socket);

        ShouldKeepAlive(socket);
    }

    [Fact]
    public async Task Should_do_so_for_each_connection_that_the_listener_accepts()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var relay = Sys.ActorOf(Relay.Props(TestActor, TestSettings.Server));
        var listener = Sys.ActorOf(Listener.Props([relay], TestSettings.Connections, TestSettings.Session));
        var here = new IPEndPoint(IPAddress.Loopback, 0);
        var server = (await listener.Ask<ListenerReplies.Listening>(new ListenerCommands.Listen(here))).Address;
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(server);
        await client.ReceiveAsync(new byte[1]);

        using var accepted = OtherEnd(client);

        ShouldKeepAlive(accepted);
    }

    /// <summary>Both ends are in this process: finds the other among its descriptors.</summary>
    private static Socket OtherEnd(Socket client) => Directory.GetFileSystemEntries("/proc/self/fd")
        .Select(path => Open(int.Parse(Path.GetFileName(path))))
        .First(socket => client.LocalEndPoint!.Equals(socket?.RemoteEndPoint))!;

    private static Socket? Open(int descriptor)
    {
        try
        {
            return new Socket(new SafeSocketHandle(descriptor, ownsHandle: false));
        }
        catch (SocketException)
        {
            return null; // no socket, or one that another test has just closed
        }
    }

    private static void ShouldKeepAlive(Socket socket)
    {
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
