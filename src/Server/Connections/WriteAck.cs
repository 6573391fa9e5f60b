using Akka.IO;

namespace AkkaChat.Server.Connections;

/// <summary>Acknowledges a <see cref="Tcp.Write"/>: the kernel has its bytes.</summary>
internal sealed class WriteAck(ConnectionId connection) : Tcp.Event
{
    /// <summary>The connection that was written to.</summary>
    public ConnectionId Connection { get; } = connection;
}
