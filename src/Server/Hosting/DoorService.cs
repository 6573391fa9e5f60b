using Akka;
using Akka.Actor;
using Akka.Hosting;
using AkkaChat.Server.Certificates;
using AkkaChat.Server.Doors;
using AkkaChat.Server.Listening;
using AkkaChat.Server.Settings;
using Microsoft.Extensions.Hosting;

namespace AkkaChat.Server.Hosting;

/// <summary>Opens the doors that Akka.IO does not have when the host starts. The coordinated shutdown closes them behind the last session.</summary>
internal sealed class DoorService(ActorSystem system, IRequiredActor<Listener> listener, ServerSettings settings) : IHostedService
{
    private KestrelDoors? _doors;

    /// <summary>Where the doors are, for the operator: one line each.</summary>
    public IEnumerable<string> Lines
    {
        get
        {
            if (_doors?.Tls is { } tls)
                yield return $"TLS on {tls}";
            if (_doors?.Http is { } http)
                yield return $"web page on {(settings.Doors.Certificate is null ? "http" : "https")}://{http}/";
        }
    }

    /// <inheritdoc />
    /// <exception cref="DoorException">A door cannot be opened.</exception>
    /// <exception cref="CertificateException">The certificate cannot be used.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var certificate = settings.Doors.Certificate is { } files ? new ServerCertificate(files) : null;
        var connections = system.ActorOf(DoorConnections.Props(listener.ActorRef), "doors");
        _doors = await KestrelDoors.OpenAsync(settings, certificate, connections);
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "close the doors", async () =>
        {
            await _doors.DisposeAsync();
            return Done.Instance;
        });
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
