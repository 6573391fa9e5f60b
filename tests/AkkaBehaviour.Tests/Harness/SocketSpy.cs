using System.Net.Sockets;
using Akka.IO;

namespace AkkaChat.AkkaBehaviour.Tests.Harness;

/// <summary>A socket option that hands out the sockets it is given.</summary>
public sealed class SocketSpy(Action<Socket>? listening = null, Action<Socket>? accepted = null) : Inet.SocketOption
{
    public override void BeforeServerSocketBind(Socket ss) => listening?.Invoke(ss);

    public override void AfterConnect(Socket s) => accepted?.Invoke(s);
}
