using Akka;
using Akka.Actor;
using Akka.Event;
using Akka.Hosting;
using Akka.Pattern;
using AkkaChat.Server.Cluster;
using AkkaChat.Server.Dispatching;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Limits;
using AkkaChat.Server.Listening;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;
using Microsoft.Extensions.Hosting;

namespace AkkaChat.Server.Hosting;

/// <summary>
/// Adds the server's actors and their tasks of the coordinated shutdown. An actor finds those added before it in the registry.
/// </summary>
internal static class ActorExtensions
{
    // The longest is what members wait in addition when the database is back; each try is one connection and one line in the server log.
    private static readonly TimeSpan MinPause = TimeSpan.FromSeconds(0.5), MaxPause = TimeSpan.FromSeconds(3);

    // The time that sessions need beyond their own timeouts.
    private static readonly TimeSpan PhaseMargin = TimeSpan.FromSeconds(1);

    /// <summary>Adds the room and the store of its log. A room that cannot write its log is started again, after growing pauses.</summary>
    public static AkkaConfigurationBuilder AddRoom(this AkkaConfigurationBuilder builder, ServerSettings settings, RoomReadiness readiness) => builder
        .AddHocon(LogConfig.For(settings.Log), HoconAddMode.Append)
        .WithActors((system, registry) => registry.Register<ChatRoom>(system.ActorOf(RestartingRoom(settings, readiness), "room-supervisor")));

    /// <summary>
    /// Adds the relays, and the listener that gives them sessions. A stop makes the listener refuse newcomers, the relays deliver the
    /// accepted lines, and the listener end the sessions.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="others">Where clients go on when this node stops; null for a server of one node.</param>
    public static AkkaConfigurationBuilder AddListener(this AkkaConfigurationBuilder builder, ServerSettings settings, NodeDirectory? others) => builder
        .AddHocon(string.Concat(Enumerable.Range(1, settings.Relays).Select(RelayDispatcher)), HoconAddMode.Append)
        .WithActors((system, registry) =>
        {
            var room = registry.Get<ChatRoom>();
            var relays = Enumerable.Range(1, settings.Relays).Select(number => StartRelay(system, room, settings, number)).ToList();
            var limits = WithinDescriptors(settings.Connections, system.Log);
            var listener = system.ActorOf(Listener.Props(relays, limits, settings.Session), "listener");
            registry.Register<Listener>(listener);
            AddShutdownTask(system, CoordinatedShutdown.PhaseServiceUnbind, "accept no more", listener, () => ListenerCommands.StopAccepting.Instance);
            AddShutdownTask(system, CoordinatedShutdown.PhaseServiceStop, "say goodbye", listener, () => new ListenerCommands.StopSessions(others?.Addresses ?? []));
        });

    /// <summary>Adds the actor that gives memory back after a busy time.</summary>
    public static AkkaConfigurationBuilder AddMemoryTrimmer(this AkkaConfigurationBuilder builder) =>
        builder.WithActors((system, _) => system.ActorOf(MemoryTrimmer.Props(), "memory-trimmer"));

    /// <summary>Adds the actor that stops the host when an operator orders it.</summary>
    public static AkkaConfigurationBuilder AddShutdownTimer(this AkkaConfigurationBuilder builder) =>
        builder.WithActors((system, _, resolver) => system.ActorOf(ShutdownTimer.Props(resolver.GetService<IHostApplicationLifetime>()), "shutdown-timer"));

    /// <summary>Bounds a stop by the sessions' timeouts, and lets a server that cannot start end at once.</summary>
    public static AkkaConfigurationBuilder AddShutdownSettings(this AkkaConfigurationBuilder builder, SessionSettings settings)
    {
        var timeout = settings.ClosingTimeout + settings.Linger + PhaseMargin;
        return builder.AddHocon(
            $$"""
            akka.coordinated-shutdown {
              phases.service-stop.timeout = {{timeout.TotalMilliseconds:0}}ms
              run-by-actor-system-terminate = off
            }
            """,
            HoconAddMode.Prepend);
    }

    /// <summary>The same limits, lowered to what the open files that are allowed here suffice for.</summary>
    public static ConnectionSettings WithinDescriptors(ConnectionSettings wanted, ILoggingAdapter log)
    {
        if (FileDescriptorLimit.LeftForConnections() is not { } possible || possible >= wanted.Max)
            return wanted;
        log.Warning("akkachat.connections.max is {0}, but the open files that are allowed here (ulimit -n) suffice for {1} connections", wanted.Max, possible);
        return wanted with { Max = possible };
    }

    /// <summary>The room, started again after growing pauses: Akka stops a persistent actor whose write has failed.</summary>
    public static Props RestartingRoom(ServerSettings settings, RoomReadiness readiness) =>
        BackoffSupervisor.Props(Backoff.OnStop(ChatRoom.Props(settings, readiness), "room", MinPause, MaxPause, randomFactor: 0.2, maxNrOfRetries: -1));

    private static IActorRef StartRelay(ActorSystem system, IActorRef room, ServerSettings settings, int number)
    {
        // One relay works with the room and the sessions on one thread, so that nothing is handed from thread to thread.
        var props = Relay.Props(room, settings, NameOf(settings, number));
        var relay = system.ActorOf(settings.Relays == 1 ? props : props.WithDispatcher(DispatcherOf(number)), $"relay-{number}");
        AddShutdownTask(system, CoordinatedShutdown.PhaseServiceRequestsDone, $"deliver what was said ({number})", relay, () => new RelayCommands.Close(NodeExtensions.IsCutOff(system)));
        if (settings.Cluster.Node is not null)
            NodeExtensions.UnsubscribeBeforeLeaving(system, relay, number);
        return relay;
    }

    private static string NameOf(ServerSettings settings, int relay)
    {
        var node = settings.Cluster.Node is { } address ? $"node {address}" : "this server";
        return settings.Relays == 1 ? node : $"{node}, relay {relay}";
    }

    private static string DispatcherOf(int relay) => $"akkachat-relay-{relay}";

    private static string RelayDispatcher(int relay) =>
        $$"""
        {{DispatcherOf(relay)}} {
          type = Dispatcher
          executor = "{{typeof(RoundExecutorConfigurator).FullName}}, {{typeof(RoundExecutorConfigurator).Assembly.GetName().Name}}"
          throughput = 10000
        }

        """;

    private static void AddShutdownTask(ActorSystem system, string phase, string task, IActorRef actor, Func<object> command) =>
        CoordinatedShutdown.Get(system).AddTask(phase, task, async () =>
        {
            await actor.Ask<object>(command());
            return Done.Instance;
        });
}
