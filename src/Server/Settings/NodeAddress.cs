using System.Globalization;
using System.Net;

namespace AkkaChat.Server.Settings;

/// <summary>Where the other nodes, or clients, reach a node.</summary>
/// <param name="Host">Name or address.</param>
/// <param name="Port">TCP port.</param>
internal sealed record NodeAddress(string Host, int Port)
{
    /// <summary>Whether only this machine reaches it.</summary>
    public bool IsLoopback => Host == "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Parses <c>HOST:PORT</c> or <c>[ADDRESS]:PORT</c>.</summary>
    /// <exception cref="FormatException">It is wrong; the message says what is allowed.</exception>
    public static NodeAddress Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        var host = colon > 0 ? text[..colon] : "";
        var isBracketed = host.StartsWith('[') && host.EndsWith(']');
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown || (host.Contains(':', StringComparison.Ordinal) && !isBracketed)
            || !int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is 0 or > IPEndPoint.MaxPort)
        {
            throw new FormatException($"use HOST:PORT, for instance 10.0.0.1:9990, with a port from 1 to {IPEndPoint.MaxPort}");
        }
        return new NodeAddress(host.Trim('[', ']'), port);
    }

    /// <summary>Parses addresses with commas between them.</summary>
    /// <exception cref="FormatException">One of them is wrong.</exception>
    public static IReadOnlyList<NodeAddress> ParseList(string text) =>
        text.Length == 0 ? [] : [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    /// <inheritdoc />
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
