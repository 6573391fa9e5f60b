using Akka.Actor;
using Akka.Hosting;
using AkkaChat.Server.Certificates;
using AkkaChat.Server.Listening;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Settings;
using AkkaChat.Settings;

namespace AkkaChat.Server.Hosting;

/// <summary>
/// Reads settings and certificate again while the server runs. What new connections can get they get; whatever else has changed is named; a
/// mistake leaves everything as it was.
/// </summary>
/// <param name="options">The command line, which still replaces what the files say.</param>
/// <param name="started">The settings that the server started with.</param>
/// <param name="listener">Has new connections treated by the new settings.</param>
/// <param name="system">The actor system.</param>
/// <param name="doors">Has the certificate; null where no other door is open.</param>
internal sealed class SettingsReload(
    ServerOptions options,
    NodeSettings started,
    IRequiredActor<Listener> listener,
    ActorSystem system,
    DoorService? doors)
{
    // What is missing here needs a restart: a new setting does until somebody has it read again.
    private static readonly HashSet<string> Applied =
    [
        "akkachat.connections.max",
        "akkachat.connections.max-per-address",
        "akkachat.connections.per-second-per-address",
        "akkachat.connections.burst-per-address",
        "akkachat.connections.proxies",
        "akkachat.session.max-line-bytes",
        "akkachat.session.lines-in-flight",
        "akkachat.session.flood.lines-per-second",
        "akkachat.session.flood.burst",
        "akkachat.session.flood.warn-after",
        "akkachat.session.flood.close-after",
        "akkachat.session.flood.paste.max-lines",
        "akkachat.session.flood.paste.max-bytes",
        "akkachat.session.slow-reader-policy",
        "akkachat.session.nickname-timeout",
        "akkachat.operators.password-hash",
    ];

    /// <summary>Reads them again.</summary>
    /// <returns>One line that says what became of it.</returns>
    public string Run()
    {
        try
        {
            var settings = NodeSettings.Load(options.Config).With(options);
            doors?.ReloadCertificate();
            listener.ActorRef.Tell(new ListenerCommands.Reconfigure(
                ActorExtensions.WithinDescriptors(settings.Server.Connections, system.Log),
                settings.Server.Session with { MaxPendingBytes = started.Server.Session.MaxPendingBytes }));
            system.EventStream.Publish(new OperatorPasswordChanged(settings.Server.OperatorPassword));
            var unapplied = started.ChangedIn(settings).Except(Applied).ToList();
            return unapplied.Count == 0
                ? "settings read again: new connections get them"
                : $"settings read again: new connections get them; a restart is needed for {string.Join(", ", unapplied)}";
        }
        catch (Exception e) when (e is SettingsException or CertificateException)
        {
            return $"settings not read again, nothing has changed: {e.Message}";
        }
    }
}
