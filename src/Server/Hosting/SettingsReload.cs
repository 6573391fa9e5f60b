using Akka.Actor;
using Akka.Hosting;
using AkkaChat.Server.Certificates;
using AkkaChat.Server.Listening;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Settings;
using AkkaChat.Settings;

namespace AkkaChat.Server.Hosting;

/// <summary>
/// Reads settings and certificate again while the server runs. What can change does; the rest is named; a mistake leaves everything as it was.
/// </summary>
/// <param name="options">The command line, which still replaces what the files say.</param>
/// <param name="started">The settings that the server started with.</param>
/// <param name="listener">Has new connections treated by the new settings.</param>
/// <param name="system">The actor system.</param>
/// <param name="doors">Has the certificate; null where no other door is open.</param>
internal sealed class SettingsReload(ServerOptions options, ServerSettings started, IRequiredActor<Listener> listener, ActorSystem system, DoorService? doors)
{
    /// <summary>Reads them again.</summary>
    /// <returns>One line that says what became of it.</returns>
    public string Run()
    {
        try
        {
            var settings = NodeSettings.Load(options.Config).With(options).Server;
            doors?.ReloadCertificate();
            listener.ActorRef.Tell(new ListenerCommands.Reconfigure(ActorExtensions.WithinDescriptors(settings.Connections, system.Log), settings.Session));
            system.EventStream.Publish(new OperatorPasswordChanged(settings.OperatorPassword));
            var unchanged = NeedingRestart(settings).ToList();
            return unchanged.Count == 0
                ? "settings read again: new connections get them"
                : $"settings read again: new connections get them; a restart is needed for {string.Join(", ", unchanged)}";
        }
        catch (Exception e) when (e is SettingsException or CertificateException)
        {
            return $"settings not read again, nothing has changed: {e.Message}";
        }
    }

    private IEnumerable<string> NeedingRestart(ServerSettings settings)
    {
        if (settings.Port != started.Port || !settings.Hosts.SequenceEqual(started.Hosts, StringComparer.Ordinal))
            yield return "akkachat.host and port";
        if (settings.Connections.KeepAlive != started.Connections.KeepAlive || settings.Connections.Backlog != started.Connections.Backlog)
            yield return "akkachat.connections.keep-alive and backlog";
        if (settings.Log != started.Log)
            yield return "akkachat.log";
        if (settings.Room != started.Room)
            yield return "akkachat.room and akkachat.operators.accounts";
        if (settings.Relays != started.Relays)
            yield return "akkachat.relays";
        if (settings.Cluster with { Join = started.Cluster.Join } != started.Cluster || !settings.Cluster.Join.SequenceEqual(started.Cluster.Join))
            yield return "akkachat.cluster";
        if (settings.Doors != started.Doors)
            yield return "the doors";
    }
}
