using System.Net.Sockets;
using Akka.IO;

namespace AkkaChat.Server.Listening;

/// <summary>
/// Has a socket that listens on the IPv6 address for all, <c>::</c>, take IPv4 connections too. Akka.IO makes sockets for IPv6 alone.
/// </summary>
internal sealed class BothAddressFamilies : Inet.SocketOption
{
    /// <inheritdoc />
    public override void BeforeServerSocketBind(Socket ss)
    {
        if (ss.AddressFamily == AddressFamily.InterNetworkV6)
            ss.DualMode = true;
    }
}
