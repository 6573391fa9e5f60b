using System.Net;
using AkkaChat.Settings;

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
    public static NodeAddress Parse(string text) => HostPort.TryParse(text, out var parsed) && parsed.Port > 0 && Uri.CheckHostName(parsed.Host) != UriHostNameType.Unknown
        ? new NodeAddress(parsed.Host, parsed.Port)
        : throw new FormatException($"use HOST:PORT, for instance 10.0.0.1:9990, with a port from 1 to {IPEndPoint.MaxPort}");

    /// <summary>Parses addresses with commas between them.</summary>
    /// <exception cref="FormatException">One of them is wrong.</exception>
    public static IReadOnlyList<NodeAddress> ParseList(string text) =>
        text.Length == 0 ? [] : [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    /// <inheritdoc />
    public override string ToString() => $"{new HostPort(Host, Port)}";
}
