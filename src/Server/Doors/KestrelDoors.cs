using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using AkkaChat.Server.Certificates;
using AkkaChat.Server.Doors.Web;
using AkkaChat.Server.Listening;
using AkkaChat.Server.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace AkkaChat.Server.Doors;

/// <summary>The doors that ASP.NET Core's server, Kestrel, accepts connections for. It is loaded only where one is open.</summary>
internal sealed class KestrelDoors : IAsyncDisposable
{
    // The kernel's buffers are enough: what waits in Kestrel's as well is neither held back nor delivered.
    private const int MaxUnread = 16 * 1024, MaxUnsent = 2;

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(1);

    private readonly WebApplication _app;
    private ListenOptions? _tls;
    private ListenOptions? _http;

    private KestrelDoors(ServerSettings settings, ServerCertificate? certificate, IActorRef connections, IPEndPoint? tls, IPEndPoint? http)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NoLifetime>());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().UseSockets(sockets =>
        {
            sockets.Backlog = settings.Connections.Backlog;
            sockets.MaxReadBufferSize = MaxUnread;
            sockets.MaxWriteBufferSize = MaxUnsent;
        });
        var keepAlive = new KeepAlive(settings.Connections.KeepAlive);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (tls is not null)
                kestrel.Listen(tls, listen => Open(_tls = listen, keepAlive).UseTlsDoor(certificate!, connections));
            if (http is not null)
                kestrel.Listen(http, listen => Open(_http = listen, keepAlive).UseWebDoor(certificate));
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
    /// <exception cref="DoorException">The server cannot listen there.</exception>
    public static async Task<KestrelDoors> OpenAsync(ServerSettings settings, ServerCertificate? certificate, IActorRef connections)
    {
        var doors = settings.Doors;
        var tls = await ResolveAsync(doors.Tls, "--tls");
        var http = await ResolveAsync(doors.Http, "--http");
        var opened = new KestrelDoors(settings, certificate, connections, tls, http);
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

    private static ListenOptions Open(ListenOptions listen, KeepAlive keepAlive)
    {
        listen.Protocols = HttpProtocols.Http1; // one connection, one client
        listen.Use(next => connection =>
        {
            keepAlive.AfterConnect(connection.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket);
            return next(connection);
        });
        return listen;
    }

    private static async Task<IPEndPoint?> ResolveAsync(DoorAddress? door, string option)
    {
        if (door is null)
            return null;
        if (IPAddress.TryParse(door.Host, out var address))
            return new IPEndPoint(address, door.Port);
        try
        {
            return new IPEndPoint((await Dns.GetHostAddressesAsync(door.Host))[0], door.Port);
        }
        catch (SocketException e)
        {
            throw new DoorException(door, option, e);
        }
    }

    // Kestrel names the address that failed in its message alone.
    private static DoorException Failure(DoorSettings doors, IPEndPoint? tls, Exception cause) =>
        tls is not null && (doors.Http is null || cause.Message.Contains($"{tls}", StringComparison.Ordinal))
            ? new DoorException(doors.Tls!, "--tls", cause)
            : new DoorException(doors.Http!, "--http", cause);

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
