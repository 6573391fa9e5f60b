using System.Globalization;
using System.Net;

namespace AkkaChat.Client;

/// <summary>Where the server is, as the command line says it.</summary>
/// <param name="Host">Name or address; null when it is not given.</param>
/// <param name="Port">TCP port; null when it is not given.</param>
internal sealed record ServerAddress(string? Host, int? Port)
{
    /// <summary>Parses a port.</summary>
    public static bool TryParsePort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= IPEndPoint.MaxPort;

    /// <summary>Splits hosts with commas between them, each perhaps with its port.</summary>
    /// <param name="servers">The servers with host and port, as far as they are given.</param>
    /// <param name="wrong">What is wrong, if something is.</param>
    public bool TrySplitAll(out IReadOnlyList<ServerAddress> servers, out string wrong)
    {
        var found = new List<ServerAddress>();
        (servers, wrong) = (found, "");
        foreach (var host in (Host ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (host.Length == 0 && Host?.Contains(',', StringComparison.Ordinal) == true)
                wrong = $"{Host}: a host is missing beside a comma";
            if (wrong.Length > 0 || !(this with { Host = host }).TrySplit(out var server, out wrong))
                return false;
            found.Add(server);
        }
        return true;
    }

    /// <summary>
    /// Splits a host with a port: <c>host:port</c> or <c>[address]:port</c>. More than one colon without brackets is an IPv6 address.
    /// </summary>
    /// <param name="server">The server with host and port.</param>
    /// <param name="wrong">What is wrong, if something is.</param>
    public bool TrySplit(out ServerAddress server, out string wrong)
    {
        (server, wrong) = (this, "");
        var host = Host ?? "";
        var colon = host.LastIndexOf(':');
        var isBracketed = host.StartsWith('[');
        if (isBracketed && host.EndsWith(']'))
            server = this with { Host = host[1..^1] };
        var hasSeveralColons = host.IndexOf(':', StringComparison.Ordinal) != colon;
        var hasPort = colon >= 0 && (isBracketed ? host[colon - 1] == ']' : !hasSeveralColons);
        if (!hasPort)
            return true;
        if (!TryParsePort(host[(colon + 1)..], out var port))
            wrong = $"{host}: a port is a number from 1 to {IPEndPoint.MaxPort}";
        else if (Port is { } other && other != port)
            wrong = $"the port is given twice: {host} and {other}";
        server = new ServerAddress(host[..colon].Trim('[', ']'), port);
        return wrong.Length == 0;
    }
}
