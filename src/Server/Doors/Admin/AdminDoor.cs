using System.Net;
using System.Net.Sockets;
using AkkaChat.Server.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OpenTelemetry.Metrics;

namespace AkkaChat.Server.Doors.Admin;

/// <summary>
/// Answers monitoring programs over HTTP: <c>/livez</c>, <c>/readyz</c> and <c>/metrics</c>. It is apart from the other doors, so that
/// nothing of it is reached through them.
/// </summary>
internal sealed class AdminDoor : IAsyncDisposable
{
    private const string Option = "--admin";
    private const int MaxConnections = 100;

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(1), HeadersTimeout = TimeSpan.FromSeconds(5);

    private readonly WebApplication _app;
    private ListenOptions? _listening;

    private AdminDoor(IPEndPoint address, MeterProvider figures, Func<Task<string?>> findProblem)
    {
        _app = KestrelApp.Create(kestrel =>
        {
            kestrel.Limits.MaxConcurrentConnections = MaxConnections;
            kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
            kestrel.Listen(address, listen => _listening = listen);
        }).Build();
        _app.UseOpenTelemetryPrometheusScrapingEndpoint(figures, predicate: null, path: "/metrics", configureBranchedPipeline: null, optionsName: null);
        _app.Run(context => AnswerAsync(context, findProblem));
    }

    /// <summary>Where it listens, with the port that the system chose.</summary>
    public IPEndPoint Address => _listening!.IPEndPoint!;

    /// <summary>Opens the door.</summary>
    /// <param name="address">Where.</param>
    /// <param name="figures">The figures.</param>
    /// <param name="findProblem">Says why the server is not ready; null when it is.</param>
    /// <exception cref="DoorException">The server cannot listen there.</exception>
    public static async Task<AdminDoor> OpenAsync(DoorAddress address, MeterProvider figures, Func<Task<string?>> findProblem)
    {
        var opened = new AdminDoor(await KestrelApp.ResolveAsync(address, Option), figures, findProblem);
        try
        {
            await opened._app.StartAsync();
            return opened;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await opened._app.DisposeAsync();
            throw new DoorException(address, Option, e);
        }
    }

    /// <summary>Closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        using var timeout = new CancellationTokenSource(StopTimeout);
        await _app.StopAsync(timeout.Token);
        await _app.DisposeAsync();
    }

    private static async Task AnswerAsync(HttpContext context, Func<Task<string?>> findProblem)
    {
        var (status, text) = context.Request.Path.Value switch
        {
            "/livez" => (StatusCodes.Status200OK, "alive"),
            "/readyz" when await findProblem() is { } problem => (StatusCodes.Status503ServiceUnavailable, problem),
            "/readyz" => (StatusCodes.Status200OK, "ready"),
            _ => (StatusCodes.Status404NotFound, "there are /livez, /readyz and /metrics"),
        };
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(text + "\n");
    }
}
