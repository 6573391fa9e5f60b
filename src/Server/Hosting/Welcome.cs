using System.Net;

namespace AkkaChat.Server.Hosting;

/// <summary>The message to the operator when the server has started.</summary>
internal static class Welcome
{
    /// <summary>The address, how to join, and how to stop.</summary>
    public static string For(IPEndPoint address)
    {
        var host = address.Address.Equals(IPAddress.Any) || address.Address.Equals(IPAddress.IPv6Any)
            ? "localhost"
            : $"{address.Address}";
        return $"""
            listening on {address}
            join from another terminal:  nc {host} {address.Port}
                                    or:  dotnet run -c Release --project src/Client -- --host {host} --port {address.Port}
            stop with Ctrl+C
            """;
    }
}
