using Akka.Actor;

namespace Akka.IO;

/// <summary>TCP by messages: tell the manager <see cref="Bind"/> or <see cref="Connect"/>; each connection then is a reference of its
/// own that takes commands and whose events go to the handler given in <see cref="Register"/>.</summary>
/// <remarks>Tcp.Commands: what is told to the manager, a listener or a connection. Tcp.Events: what they tell.</remarks>
public partial class Tcp : ExtensionIdProvider<TcpExt>
{
    /// <summary>The extension's id.</summary>
    public static readonly Tcp Instance = new();

    /// <summary>The manager's reference.</summary>
    public static IActorRef Manager(ActorSystem system) => Instance.Apply(system).Manager;

    /// <inheritdoc/>
    public override TcpExt CreateExtension(ExtendedActorSystem system) => new(system);

    /// <summary>The base of all commands and events.</summary>
    public class Message : INoSerializationVerificationNeeded;
}

/// <summary>The system's TCP layer.</summary>
public sealed class TcpExt : IExtension
{
    internal TcpExt(ExtendedActorSystem system)
    {
        Settings = TcpSettings.Create(system.Settings.Config);
        var poller = Poller.TryCreate(system.Settings.Config, system.Dispatchers.DefaultGlobalDispatcher);
        if (poller is not null) system.RegisterOnTermination(poller.Stop);
        Manager = system.SystemActorOf(Props.Create(() => new TcpManager(Settings, poller)), "IO-TCP");
    }

    /// <summary>Takes <see cref="Tcp.Bind"/> and <see cref="Tcp.Connect"/>.</summary>
    public IActorRef Manager { get; }

    /// <summary>From <c>akka.io.tcp</c>.</summary>
    public TcpSettings Settings { get; }
}

/// <summary>Shorthands.</summary>
public static class TcpExtensions
{
    /// <summary>The manager's reference.</summary>
    public static IActorRef Tcp(this ActorSystem system) => IO.Tcp.Manager(system);
}
