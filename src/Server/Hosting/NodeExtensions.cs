using Akka;
using Akka.Actor;
using Akka.Cluster.Tools.Singleton;
using Akka.Hosting;
using Akka.Remote.Hosting;
using AkkaChat.Server.Cluster;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaChat.Server.Hosting;

/// <summary>Adds what only one of several nodes has: the port for the others, and the room as a singleton of all.</summary>
/// <remarks>Akka.Cluster.Hosting would do the same, but brings sharding and a native database along.</remarks>
internal static class NodeExtensions
{
    private const string Singleton = "room";

    // The exit code of a reason that only Akka.Remote can name: it ends an actor system that meets another which it does not trust.
    private const int TlsHandshakeFailed = 79;

    // A room that cannot be reached must not hold up a stop.
    private static readonly TimeSpan UnsubscribeTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Adds the port for the other nodes.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="node">This node.</param>
    public static AkkaConfigurationBuilder AddNode(this AkkaConfigurationBuilder builder, LocalNode node)
    {
        var settings = node.Settings;
        var remote = new RemoteOptions { HostName = settings.Node!.Host, Port = settings.Node.Port };
        if (settings.IsEncrypted)
        {
            remote.EnableSsl = true;
            remote.Ssl = NodeTls.Load(settings);
        }
        return builder
            .WithActorRefProvider(ProviderSelection.Cluster.Instance)
            .AddHocon(ClusterConfig.All, HoconAddMode.Prepend)
            .WithRemoting(remote)
            .WithActors((system, registry) =>
            {
                AwaitLostNodesBeforeLeaving(system);
                system.ActorOf(ClusterMonitor.Props(node.Directory), ClusterMonitor.Name);
                system.ActorOf(JoinResponder.Props(node.Identity), JoinResponder.Name);
                registry.Register<AddressExchange>(system.ActorOf(AddressExchange.Props(node.Identity.Node, node.Directory), AddressExchange.Name));
            });
    }

    /// <summary>Adds the room, which one of the nodes has.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="readiness">Is told when the log has been read here, and when it cannot be read.</param>
    /// <param name="node">This node.</param>
    public static AkkaConfigurationBuilder AddSharedRoom(this AkkaConfigurationBuilder builder, ServerSettings settings, RoomReadiness readiness, LocalNode node) => builder
        .AddHocon(LogConfig.For(settings.Log), HoconAddMode.Append)
        .WithActors((system, registry) =>
        {
            var room = RoomSingleton.Props(ActorExtensions.RestartingRoom(settings, readiness), node.Database, node.Directory);
            var manager = ClusterSingletonManagerSettings.Create(system).WithSingletonName(Singleton).WithRemovalMargin(ClusterConfig.RemovalMargin);
            var singleton = system.ActorOf(ClusterSingletonManager.Props(room, PoisonPill.Instance, manager), "room-singleton");
            system.ActorOf(HandOverWatcher.Props(singleton), HandOverWatcher.Name);
            var proxy = ClusterSingletonProxySettings.Create(system).WithSingletonName(Singleton);
            registry.Register<ChatRoom>(system.ActorOf(ClusterSingletonProxy.Props("/user/room-singleton", proxy), "room-proxy"));
        });

    /// <summary>Adds what joins the other nodes, after the actors and before the listener.</summary>
    public static IServiceCollection AddNodeService(this IServiceCollection services, LocalNode? node) =>
        node is null ? services : services.AddSingleton(node).AddHostedService<NodeService>();

    /// <summary>Adds what tells the other nodes where clients reach this one, after all doors.</summary>
    public static IServiceCollection AddAnnouncement(this IServiceCollection services, LocalNode? node) =>
        node is null ? services : services.AddHostedService<AnnouncementService>();

    /// <summary>Why this node stops that nobody asked to stop; null for no such reason.</summary>
    public static string? WhyCutOff(ActorSystem system) => CoordinatedShutdown.Get(system).ShutdownReason switch
    {
        CoordinatedShutdown.ClusterDowningReason => "the other nodes went on without this one",
        { ExitCode: TlsHandshakeFailed } => "a TLS handshake with another node failed: see that the certificates of all are from one authority and have not expired",
        _ => null,
    };

    /// <summary>Whether the other nodes have gone on without this one, which stops for that.</summary>
    public static bool IsCutOff(ActorSystem system) => CoordinatedShutdown.Get(system).ShutdownReason is CoordinatedShutdown.ClusterDowningReason;

    private static void AwaitLostNodesBeforeLeaving(ActorSystem system) =>
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseBeforeClusterShutdown, "wait for lost nodes", async () =>
        {
            if (!IsCutOff(system))
                await LostNodes.AwaitRemovalAsync(system);
            return Done.Instance;
        });

    /// <summary>Has a relay of a node that stops tell the room so, before the node leaves.</summary>
    public static void UnsubscribeBeforeLeaving(ActorSystem system, IActorRef relay, int number) =>
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseBeforeClusterShutdown, $"tell the room ({number})", async () =>
        {
            if (IsCutOff(system))
                return Done.Instance;
            try
            {
                await relay.Ask<RoomReplies.Unsubscribed>(RelayCommands.Unsubscribe.Instance, UnsubscribeTimeout);
            }
            catch (AskTimeoutException)
            {
                // Then the room learns it from the cluster.
            }
            return Done.Instance;
        });
}
