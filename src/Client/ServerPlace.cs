using System.Globalization;
using System.Net;

namespace AkkaChat.Client;

/// <summary>Where the server is, as the command line says it.</summary>
/// <param name="Host">Name or address; null when it is not given.</param>
/// <param name="Port">TCP port; null when it is not given.</param>
internal sealed record ServerPlace(string? Host, int? Port)
{
    /// <summary>Parses a port.</summary>
    public static bool TryParsePort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= IPEndPoint.MaxPort;

    /// <summary>Splits a host with a port: <c>host:port</c> or <c>[address]:port</c>. More than one colon without brackets is an IPv6 address.</summary>
    /// <param name="place">The place with host and port.</param>
    /// <param name="wrong">What is wrong, if something is.</param>
    public bool TrySplit(out ServerPlace place, out string wrong)
    {
        (place, wrong) = (this, "");
        var host = Host ?? "";
        var colon = host.LastIndexOf(':');
        var isBracketed = host.StartsWith('[');
        if (isBracketed && host.EndsWith(']'))
            place = this with { Host = host[1..^1] };
        if (colon < 0 || (!isBracketed && host.IndexOf(':', StringComparison.Ordinal) != colon) || (isBracketed && host[colon - 1] != ']'))
            return true;
        if (!TryParsePort(host[(colon + 1)..], out var port))
            wrong = $"{host}: a port is a number from 1 to {IPEndPoint.MaxPort}";
        else if (Port is { } other && other != port)
            wrong = $"the port is given twice: {host} and {other}";
        place = new ServerPlace(host[..colon].Trim('[', ']'), port);
        return wrong.Length == 0;
    }
}
