using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Akka.IO;
using AkkaChat.Server.Connections;

namespace AkkaChat.Server.Listening;

/// <summary>
/// Keeps the socket of each connection from its acceptance, when Akka.IO shows it to its options, until <see cref="Tcp.Connected"/>
/// tells the listener of the connection: <see cref="ClientWriter"/> sends on it.
/// </summary>
internal sealed class AcceptedSockets : Inet.SocketOption
{
    private readonly ConcurrentDictionary<(EndPoint? Remote, EndPoint? Local), Socket> _sockets = new();

    /// <inheritdoc />
    public override void AfterConnect(Socket s)
    {
        s.Blocking = false;
        _sockets[(s.RemoteEndPoint, s.LocalEndPoint)] = s;
    }

    /// <summary>Takes the socket of a connection; null if the connection has none.</summary>
    public Socket? Take(Tcp.Connected connected) =>
        _sockets.TryRemove((connected.RemoteAddress, connected.LocalAddress), out var socket) ? socket : null;
}
