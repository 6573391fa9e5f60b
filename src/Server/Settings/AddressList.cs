using System.Net;

namespace AkkaChat.Server.Settings;

/// <summary>Addresses and networks.</summary>
/// <param name="networks">The networks; an address is one of its own.</param>
internal sealed class AddressList(IReadOnlyList<IPNetwork> networks) : IEquatable<AddressList>
{
    /// <summary>No address.</summary>
    public static readonly AddressList None = new([]);

    /// <summary>The networks.</summary>
    public IReadOnlyList<IPNetwork> Networks { get; } = networks;

    /// <summary>Parses addresses, and networks such as <c>10.0.0.0/8</c>.</summary>
    /// <exception cref="FormatException">One is wrong; the message says which and what is allowed.</exception>
    public static AddressList Parse(IReadOnlyList<string> texts) => new([.. texts.Select(Parse)]);

    /// <summary>Whether an address is among them.</summary>
    public bool Contains(IPAddress address)
    {
        if (Networks.Count == 0)
            return false;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Networks.Any(network => network.Contains(plain));
    }

    /// <inheritdoc />
    public bool Equals(AddressList? other) => other is not null && Networks.SequenceEqual(other.Networks);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as AddressList);

    /// <inheritdoc />
    public override int GetHashCode() => Networks.Count;

    private static IPNetwork Parse(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
            return network;
        if (!text.Contains('/', StringComparison.Ordinal) && IPAddress.TryParse(text, out var address))
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        throw new FormatException($"{text} is no address: use addresses and networks, such as 10.0.0.5 and 192.168.1.0/24");
    }
}
