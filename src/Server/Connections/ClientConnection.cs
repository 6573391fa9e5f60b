using System.Net;
using System.Net.Sockets;
using Akka.Actor;

namespace AkkaChat.Server.Connections;

/// <summary>A connection that has been accepted.</summary>
/// <param name="Id">Its number.</param>
/// <param name="From">The client's address.</param>
/// <param name="Actor">The connection actor.</param>
/// <param name="Socket">Its socket; null where the transport is no socket.</param>
internal sealed record ClientConnection(ConnectionId Id, IPEndPoint From, IActorRef Actor, Socket? Socket)
{
    /// <summary>The door by which it came.</summary>
    public string Door { get; init; } = DoorNames.Plain;

    /// <summary>Writes where the transport is no socket; null where only the connection actor does.</summary>
    public LineOutput? Output { get; init; }
}
