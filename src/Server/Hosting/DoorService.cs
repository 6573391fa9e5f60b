using System.Net;
using Akka;
using Akka.Actor;
using Akka.Event;
using Akka.Hosting;
using AkkaChat.Server.Certificates;
using AkkaChat.Server.Doors;
using AkkaChat.Server.Listening;
using AkkaChat.Server.Metrics;
using AkkaChat.Server.Settings;
using Microsoft.Extensions.Hosting;

namespace AkkaChat.Server.Hosting;

/// <summary>Opens the doors that Akka.IO does not have when the host starts. The coordinated shutdown closes them behind the last session.</summary>
internal sealed class DoorService(ActorSystem system, IRequiredActor<Listener> listener, ServerSettings settings) : IHostedService
{
    // A renewed certificate is used within this time; nobody has to tell the server.
    private static readonly TimeSpan LookAtCertificate = TimeSpan.FromSeconds(10);

    private readonly ILoggingAdapter _log = Logging.GetLogger(system, typeof(DoorService));
    private ServerCertificate? _certificate;
    private KestrelDoors? _doors;

    /// <summary>Where lines over TLS are accepted; null for nowhere.</summary>
    public IPEndPoint? Tls => _doors?.Tls;

    /// <summary>Where the doors are, for the administrator: one line each.</summary>
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
        _certificate = settings.Doors.Certificate is { } files ? new ServerCertificate(files) : null;
        var connections = system.ActorOf(DoorConnections.Props(listener.ActorRef), "doors");
        _doors = await KestrelDoors.OpenAsync(settings, _certificate, connections, ServerMetrics.Of(system).Refused);
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "close the doors", async () =>
        {
            await _doors.DisposeAsync();
            return Done.Instance;
        });
        if (_certificate is not null)
            system.Scheduler.Advanced.ScheduleRepeatedly(LookAtCertificate, LookAtCertificate, RenewCertificate);
    }

    /// <summary>Reads the certificate again. Connections that exist keep theirs.</summary>
    /// <exception cref="CertificateException">It cannot be used; the one before stays.</exception>
    public void ReloadCertificate() => _certificate?.Reload();

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void RenewCertificate()
    {
        if (!_certificate!.HasChanged)
            return;
        try
        {
            _certificate.Reload();
            _log.Info("new certificate: {0}", _certificate);
        }
        catch (CertificateException e)
        {
            _log.Warning("the certificate before stays in use: {0}", e.Message);
        }
    }
}
