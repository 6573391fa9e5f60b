using System.Globalization;
using System.Net;

namespace AkkaChat.Settings;

/// <summary>A name or address, and a TCP port.</summary>
/// <param name="Host">The name or address, without brackets.</param>
/// <param name="Port">The port, 0 to 65535.</param>
public readonly record struct HostPort(string Host, int Port)
{
    /// <summary>Parses <c>HOST:PORT</c> or <c>[ADDRESS]:PORT</c>. An IPv6 address needs the brackets (RFC 3986, section 3.2.2).</summary>
    public static bool TryParse(string text, out HostPort parsed)
    {
        var colon = text.LastIndexOf(':');
        var host = colon > 0 ? text[..colon] : "";
        var isBracketed = host is ['[', _, .., ']'];
        parsed = default;
        if (host.Length == 0 || (!isBracketed && host.AsSpan().ContainsAny(':', '[', ']'))
            || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > IPEndPoint.MaxPort)
        {
            return false;
        }
        parsed = new HostPort(isBracketed ? host[1..^1] : host, port);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
