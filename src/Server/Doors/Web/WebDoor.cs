using System.Net;
using Akka.Actor;
using AkkaChat.Server.Certificates;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace AkkaChat.Server.Doors.Web;

/// <summary>Serves the web page, and accepts its WebSockets.</summary>
internal static class WebDoor
{
    /// <summary>The WebSocket's subprotocol: the lines of docs/PROTOCOL.md, in text messages.</summary>
    public const string Subprotocol = "akkachat.v1";

    private const string SocketPath = "/chat";

    /// <summary>Has a listening socket of Kestrel be such a door, encrypted where there is a certificate.</summary>
    public static void UseWebDoor(this ListenOptions listen, ServerCertificate? certificate)
    {
        if (certificate is not null)
            listen.UseCertificate(certificate);
    }

    /// <summary>Answers requests.</summary>
    /// <param name="app">The application.</param>
    /// <param name="settings">Who may connect.</param>
    /// <param name="connections">The actor that takes the connections.</param>
    public static void Use(IApplicationBuilder app, ServerSettings settings, IActorRef connections)
    {
        var origins = new OriginPolicy(settings.Doors.Origins);
        if (settings.Doors.HttpProxies is { Networks.Count: > 0 } proxies)
            app.UseForwardedHeaders(FromProxies(proxies));
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan }); // the page sends @ping, and TCP has keep-alive
        app.Run(context => context.Request.Path == SocketPath ? ConnectAsync(context, origins, connections) : WebPage.ServeAsync(context));
    }

    private static ForwardedHeadersOptions FromProxies(AddressList proxies)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in proxies.Networks)
            options.KnownIPNetworks.Add(network);
        return options;
    }

    private static async Task ConnectAsync(HttpContext context, OriginPolicy origins, IActorRef connections)
    {
        if (!context.WebSockets.IsWebSocketRequest || !context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol))
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, $"{SocketPath} is for WebSockets with the subprotocol {Subprotocol}");
            return;
        }
        if (!origins.TryAllow(context.Request, out var refusal))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, refusal);
            return;
        }

        // A room may be quiet for longer than a page takes to load.
        context.Features.GetRequiredFeature<IHttpMinResponseDataRateFeature>().MinDataRate = null;
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { SubProtocol = Subprotocol });
        var transport = new WebSocketTransport(socket, context.Abort);
        var connection = context.Connection;
        PendingConnections.Admit(context.Features);
        connections.Tell(new DoorConnections.Accepted(
            transport,
            new IPEndPoint(connection.RemoteIpAddress!, connection.RemotePort),
            new DoorEndPoint(DoorNames.Web, new IPEndPoint(connection.LocalIpAddress!, connection.LocalPort))));
        await transport.Released;
    }

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(reason + "\n");
    }
}
