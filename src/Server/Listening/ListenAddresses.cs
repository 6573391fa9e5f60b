using System.Net;
using System.Net.Sockets;

namespace AkkaChat.Server.Listening;

/// <summary>Finds the addresses that the names and addresses in the settings stand for.</summary>
internal static class ListenAddresses
{
    private const string Localhost = "localhost";

    /// <summary>
    /// The addresses of a name; an address stands for itself. <c>localhost</c> is both loopback addresses (RFC 6761, section 6.3), whatever the
    /// system's list of names says.
    /// </summary>
    /// <exception cref="SocketException">There is no such name.</exception>
    public static async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        // 0.0.0.0 and :: are addresses to listen on, but cannot be looked up.
        if (IPAddress.TryParse(host, out var address))
            return [address];
        if (host.Equals(Localhost, StringComparison.OrdinalIgnoreCase))
            return [IPAddress.Loopback, IPAddress.IPv6Loopback];
        return [.. (await Dns.GetHostAddressesAsync(host, cancellationToken)).Distinct()];
    }

    /// <summary>
    /// How many addresses a socket on this address takes connections for: 2 for those of both families, 1 for those of IPv4, 0 for its own.
    /// </summary>
    public static int Reach(IPAddress address) => address.Equals(IPAddress.IPv6Any) ? 2 : address.Equals(IPAddress.Any) ? 1 : 0;

    /// <summary>Whether a socket on the first address takes the connections to the second one.</summary>
    public static bool Covers(IPAddress listening, IPAddress address) =>
        listening.Equals(address) || Reach(listening) == 2 || (Reach(listening) == 1 && address.AddressFamily == AddressFamily.InterNetwork);

    /// <summary>Whether this machine has no such address, or no addresses of this kind.</summary>
    public static bool IsMissing(Exception? cause) =>
        cause is SocketException { SocketErrorCode: SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported };
}
