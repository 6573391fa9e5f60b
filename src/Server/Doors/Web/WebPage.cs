using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;

namespace AkkaChat.Server.Doors.Web;

/// <summary>Serves the files of the page, which are resources of this assembly.</summary>
internal static class WebPage
{
    // Nothing from anywhere else, no markup from scripts, and no other page around this one.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    private static readonly FrozenDictionary<string, (string Type, byte[] Bytes)> Files = typeof(WebPage).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith('/'))
        .ToFrozenDictionary(name => name == "/index.html" ? "/" : name, name => (TypeOf(name), Read(name)));

    /// <summary>Answers a request for one of the files.</summary>
    public static async Task ServeAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.XContentTypeOptions = "nosniff";
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            response.Headers.Allow = "GET, HEAD";
            return;
        }
        if (!Files.TryGetValue(request.Path.Value ?? "", out var file))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        response.ContentType = file.Type;
        response.ContentLength = file.Bytes.Length;
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.CacheControl = "no-cache";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (HttpMethods.IsGet(request.Method))
            await response.Body.WriteAsync(file.Bytes);
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/javascript; charset=utf-8",
    };

    private static byte[] Read(string name)
    {
        using var resource = typeof(WebPage).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
