using Akka;
using Akka.Actor;
using AkkaChat.Server.Doors;
using AkkaChat.Server.Doors.Admin;
using AkkaChat.Server.Metrics;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;

namespace AkkaChat.Server.Hosting;

/// <summary>
/// Answers monitoring programs and sends figures to a collector from when the host starts, while the log is still being
/// read, until the actor system ends.
/// </summary>
internal sealed class AdminService(
    ActorSystem system,
    MemberCount room,
    RoomReadiness log,
    IHostApplicationLifetime application,
    ServerSettings settings) : IHostedService
{
    private MeterProvider? _figures;
    private AdminDoor? _door;

    /// <summary>Whether a server with these settings needs it.</summary>
    public static bool IsNeeded(ServerSettings settings) => settings.Doors.Admin is not null || MetricsExport.HasCollector;

    /// <summary>Where it listens; null where it does not.</summary>
    public string? Url => _door is null ? null : $"http://{_door.Address}";

    /// <inheritdoc />
    /// <exception cref="DoorException">The server cannot listen there.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _figures = MetricsExport.Start(isScraped: settings.Doors.Admin is not null);
        if (settings.Doors.Admin is { } address)
            _door = await AdminDoor.OpenAsync(address, _figures, FindProblemAsync);
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "close the admin door", async () =>
        {
            if (_door is not null)
                await _door.DisposeAsync();
            _figures.Dispose();
            return Done.Instance;
        });
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<string?> FindProblemAsync() =>
        application.ApplicationStopping.IsCancellationRequested ? "the server is stopping"
        : !log.Completed.IsCompletedSuccessfully ? "the log is being read"
        : log.Problem ?? (await room.AskAsync() is null ? "the room does not answer" : null);
}
