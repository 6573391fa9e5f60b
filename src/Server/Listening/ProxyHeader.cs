using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AkkaChat.Protocol;

namespace AkkaChat.Server.Listening;

/// <summary>
/// The header with which a proxy says whose connection it brings: the PROXY protocol, versions 1 and 2
/// (https://www.haproxy.org/download/3.2/doc/proxy-protocol.txt).
/// </summary>
internal static class ProxyHeader
{
    /// <summary>The longest header that is read: one with more values than any proxy sends is refused.</summary>
    public const int MaxBytes = 1024;

    /// <summary>What is said to who is not allowed a header, or sends none that can be read.</summary>
    public static readonly ServerText Refusal = $"a proxy begins with a header of the PROXY protocol, version 1 or 2, and nobody else does";

    private const int MaxLine = 107, FixedBytes = 16; // sections 2.1 and 2.2

    private static ReadOnlySpan<byte> Line => "PROXY "u8;

    private static ReadOnlySpan<byte> Signature => [0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A];

    /// <summary>Reads the header at the start of a connection.</summary>
    /// <param name="bytes">What has come so far.</param>
    /// <param name="length">The length of the header, if it is complete.</param>
    /// <param name="source">Whose connection it is; null when the proxy speaks for itself, as it does to check that the server is there.</param>
    public static ProxyHeaderState Read(ReadOnlySpan<byte> bytes, out int length, out IPEndPoint? source)
    {
        (length, source) = (0, null);
        if (StartsLike(bytes, Line))
            return ReadLine(bytes, out length, out source);
        return StartsLike(bytes, Signature) ? ReadBinary(bytes, out length, out source) : ProxyHeaderState.None;
    }

    private static bool StartsLike(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> start) =>
        bytes.Length < start.Length ? start.StartsWith(bytes) : bytes.StartsWith(start);

    // "PROXY TCP4 192.0.2.1 192.0.2.9 51234 9999"
    private static ProxyHeaderState ReadLine(ReadOnlySpan<byte> bytes, out int length, out IPEndPoint? source)
    {
        source = null;
        var end = bytes[..Math.Min(bytes.Length, MaxLine)].IndexOf("\r\n"u8);
        length = end + 2;
        if (end < 0)
            return bytes.Length < MaxLine ? ProxyHeaderState.Incomplete : ProxyHeaderState.Wrong;
        var words = Encoding.ASCII.GetString(bytes[..end]).Split(' ');
        if (words is [_, "UNKNOWN", ..])
            return ProxyHeaderState.Complete;
        if (words is not [_, "TCP4" or "TCP6", var from, _, var port, _]
            || !TryParse(from, isIPv6: words[1] == "TCP6", out var address)
            || !ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return ProxyHeaderState.Wrong;
        }
        source = new IPEndPoint(address, number);
        return ProxyHeaderState.Complete;
    }

    // .NET reads "203.0.113" as an address too.
    private static bool TryParse(string text, bool isIPv6, [NotNullWhen(true)] out IPAddress? address) =>
        IPAddress.TryParse(text, out address)
        && (isIPv6 ? address.AddressFamily == AddressFamily.InterNetworkV6 : address.AddressFamily == AddressFamily.InterNetwork && address.ToString() == text);

    private static ProxyHeaderState ReadBinary(ReadOnlySpan<byte> bytes, out int length, out IPEndPoint? source)
    {
        (length, source) = (0, null);
        if (bytes.Length < FixedBytes)
            return ProxyHeaderState.Incomplete;
        var (command, family) = (bytes[12], bytes[13]);
        length = FixedBytes + BinaryPrimitives.ReadUInt16BigEndian(bytes[14..]);
        if (command is not (0x20 or 0x21) || length > MaxBytes)
            return ProxyHeaderState.Wrong;
        if (bytes.Length < length)
            return ProxyHeaderState.Incomplete;
        var addressBytes = family switch { 0x11 => 4, 0x21 => 16, _ => 0 };
        if (command == 0x20 || addressBytes == 0)
            return ProxyHeaderState.Complete;
        var body = bytes[FixedBytes..length];
        if (body.Length < (2 * addressBytes) + 4)
            return ProxyHeaderState.Wrong;
        source = new IPEndPoint(new IPAddress(body[..addressBytes]), BinaryPrimitives.ReadUInt16BigEndian(body[(2 * addressBytes)..]));
        return ProxyHeaderState.Complete;
    }
}
