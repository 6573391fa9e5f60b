using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using AkkaChat.Server.Certificates;
using AkkaChat.Server.Doors.Web;
using AkkaChat.Server.Listening;
using AkkaChat.Server.Metrics;
using AkkaChat.Server.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AkkaChat.Server.Doors;

/// <summary>The doors that ASP.NET Core's server, Kestrel, accepts connections for. It is loaded only where one is open.</summary>
internal sealed class KestrelDoors : IAsyncDisposable
{
    // Bytes in Kestrel's own buffers would escape back-pressure and acknowledgement: the kernel's buffers are enough.
    private const int MaxUnread = 16 * 1024, MaxUnsent = 2;

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(1);

    // From the first byte of a request to the end of its headers, as long as a TLS handshake may take; and between requests.
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10), IdleTimeout = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;
    private ListenOptions? _tls;
    private ListenOptions? _http;

    private KestrelDoors(
        ServerSettings settings,
        ServerCertificate? certificate,
        IActorRef connections,
        Action<RefusalReason> refused,
        IPEndPoint? tls,
        IPEndPoint? http)
    {
        var keepAlive = new KeepAlive(settings.Connections.KeepAlive);
        var pending = new PendingConnections(settings.Connections, refused);
        var badHeader = () => refused(RefusalReason.ProxyHeader);
        var builder = KestrelApp.Create(kestrel =>
        {
            kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
            kestrel.Limits.KeepAliveTimeout = IdleTimeout;
            if (tls is not null)
            {
                kestrel.Listen(tls, listen => Open(_tls = listen, keepAlive, pending, settings.Doors.TlsProxies, isOptional: false, badHeader)
                    .UseTlsDoor(certificate!, connections, settings.Session.Language));
            }
            if (http is not null)
            {
                kestrel.Listen(http, listen => Open(_http = listen, keepAlive, pending, settings.Doors.HttpProxies, isOptional: true, badHeader)
                    .UseWebDoor(certificate));
            }
        });
        builder.WebHost.UseKestrelHttpsConfiguration().UseSockets(sockets =>
        {
            sockets.Backlog = settings.Connections.Backlog;
            sockets.MaxReadBufferSize = MaxUnread;
            sockets.MaxWriteBufferSize = MaxUnsent;
        });
        _app = builder.Build();
        if (http is not null)
            WebDoor.Use(_app, settings, connections);
    }

    /// <summary>Where lines over TLS are accepted, with the port that the system chose.</summary>
    public IPEndPoint? Tls => _tls?.IPEndPoint;

    /// <summary>Where the page is served, with the port that the system chose.</summary>
    public IPEndPoint? Http => _http?.IPEndPoint;

    /// <summary>Opens the doors of the settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="certificate">The certificate to show; null for none.</param>
    /// <param name="connections">The actor that takes the connections.</param>
    /// <param name="refused">Is told why a connection was refused.</param>
    /// <exception cref="DoorException">The server cannot listen there.</exception>
    public static async Task<KestrelDoors> OpenAsync(
        ServerSettings settings,
        ServerCertificate? certificate,
        IActorRef connections,
        Action<RefusalReason>? refused = null)
    {
        var doors = settings.Doors;
        var tls = doors.Tls is null ? null : await KestrelApp.ResolveAsync(doors.Tls, "--tls");
        var http = doors.Http is null ? null : await KestrelApp.ResolveAsync(doors.Http, "--http");
        var opened = new KestrelDoors(settings, certificate, connections, refused ?? (_ => { }), tls, http);
        try
        {
            await opened._app.StartAsync();
            return opened;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await opened._app.DisposeAsync();
            throw Failure(doors, tls, e);
        }
    }

    /// <summary>Closes the doors, and cuts off who is still connected.</summary>
    public async ValueTask DisposeAsync()
    {
        using var timeout = new CancellationTokenSource(StopTimeout);
        await _app.StopAsync(timeout.Token);
        await _app.DisposeAsync();
    }

    private static ListenOptions Open(
        ListenOptions listen,
        KeepAlive keepAlive,
        PendingConnections pending,
        AddressList proxies,
        bool isOptional,
        Action refused)
    {
        listen.Protocols = HttpProtocols.Http1; // one connection, one client
        listen.Use(next => connection =>
        {
            keepAlive.AfterConnect(connection.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket);
            return next(connection);
        });
        pending.Count(listen, proxies);
        SocketOutput.Use(listen);
        listen.UseProxyProtocol(proxies, isOptional, refused);
        return listen;
    }

    // Kestrel names the address that failed in its message alone.
    private static DoorException Failure(DoorSettings doors, IPEndPoint? tls, Exception cause) =>
        tls is not null && (doors.Http is null || cause.Message.Contains($"{tls}", StringComparison.Ordinal))
            ? new DoorException(doors.Tls!, "--tls", cause)
            : new DoorException(doors.Http!, "--http", cause);
}
