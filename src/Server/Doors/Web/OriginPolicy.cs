using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace AkkaChat.Server.Doors.Web;

/// <summary>
/// Decides which pages may connect: a browser names the page's origin (RFC 6454), and a page of another site gets nothing. Programs name none.
/// </summary>
/// <param name="origins">Origins that may connect beside the server's own page.</param>
internal sealed class OriginPolicy(IReadOnlyList<string> origins)
{
    /// <summary>Decides on a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="refusal">Why it may not connect.</param>
    public bool TryAllow(HttpRequest request, [NotNullWhen(false)] out string? refusal)
    {
        refusal = null;
        string? origin = request.Headers.Origin;
        if (origin is null || origins.Contains(origin, StringComparer.OrdinalIgnoreCase))
            return true;
        if (!origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
            refusal = $"a page of {origin} may not connect here: name it in akkachat.http.origins";
        else if (IsLoopback(request) && !IsLocal(request.Host.Host))
            refusal = $"this server is for this machine, and {request.Host} is another name for it: name {origin} in akkachat.http.origins";
        return refusal is null;
    }

    // A foreign name can be made to point to this machine (DNS rebinding), so that its page looks like our own.
    private static bool IsLoopback(HttpRequest request) => request.HttpContext.Connection.LocalIpAddress is { } address && IPAddress.IsLoopback(address);

    private static bool IsLocal(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.AsSpan().Trim("[]"), out _);
}
