using System.Net;

namespace AkkaChat.Server.Connections;

/// <summary>The address that a client connected to, where it is not the plain door's.</summary>
/// <param name="door">What the door is called.</param>
/// <param name="address">The address.</param>
internal sealed class DoorEndPoint(string door, IPEndPoint address) : IPEndPoint(address.Address, address.Port)
{
    /// <summary>What the door is called; see <see cref="DoorNames"/>.</summary>
    public string Door { get; } = door;

    /// <summary>Writes to the connection; null where only its actor does.</summary>
    public LineOutput? Output { get; init; }
}
