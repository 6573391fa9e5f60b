using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AkkaChat.Server.Rooms.Messages;

/// <summary>An address, or all that begin with the same bits: <c>10.1.2.3</c>, <c>10.0.0.0/8</c>, <c>2001:db8::/32</c>.</summary>
/// <param name="Text">The range as it is written.</param>
internal sealed record AddressRange(string Text)
{
    // What one household or server gets.
    private const int HouseholdBits = 64;

    private readonly IPNetwork _network =
        IPNetwork.Parse(Text.Contains('/', StringComparison.Ordinal) ? Text : $"{Text}/{BitsOf(IPAddress.Parse(Text))}");

    /// <summary>The addresses of whoever has this one: itself, and in IPv6 its network of 64 bits.</summary>
    public static AddressRange Around(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? Of(address, HouseholdBits) : new AddressRange(address.ToString());

    /// <summary>Whether a text can only be an address, right or wrong. No nickname holds a colon or a slash.</summary>
    public static bool LooksLikeAddress(string text) =>
        text.ContainsAny([':', '/']) || (text.Count(c => c == '.') == 3 && text.All(c => c == '.' || char.IsAsciiDigit(c)));

    /// <summary>Parses a range.</summary>
    /// <param name="text">The text that the user typed.</param>
    /// <param name="range">The range, if the text is one.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out AddressRange? range)
    {
        range = null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(slash < 0 ? text : text[..slash], out var address))
            return false;
        var bits = BitsOf(address);
        if (slash >= 0 && !int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out bits))
            return false;
        if (bits > BitsOf(address))
            return false;
        range = Of(address, bits);
        return true;
    }

    /// <summary>Whether an address is in the range.</summary>
    public bool Contains(IPAddress address) => _network.Contains(address);

    /// <inheritdoc />
    public override string ToString() => Text;

    // The bits behind the first ones say nothing.
    private static AddressRange Of(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = bits; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        var first = new IPAddress(bytes);
        return new AddressRange(bits == BitsOf(first) ? $"{first}" : $"{first}/{bits}");
    }

    private static int BitsOf(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? 128 : 32;
}
