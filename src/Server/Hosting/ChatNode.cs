using System.Net;
using System.Net.Sockets;
using Akka;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.IO;
using AkkaChat.Server.Limits;
using AkkaChat.Server.Listening;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;
using AkkaChat.Settings;

namespace AkkaChat.Server.Hosting;

/// <summary>One running server: the actor system with the room and the listener, from start to stop.</summary>
internal sealed class ChatNode
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(1);

    // Of a stop, beyond what clients are given.
    private static readonly TimeSpan StopMargin = TimeSpan.FromSeconds(2);

    private readonly ActorSystem _system;
    private readonly IActorRef _room;
    private readonly IActorRef _relay;
    private readonly IActorRef _listener;
    private readonly TimeSpan _stopLimit;

    private ChatNode(NodeSettings settings)
    {
        _system = StartSystem(settings);
        _room = _system.ActorOf(ChatRoom.Props(), "room");
        _relay = _system.ActorOf(Relay.Props(_room, settings.Server), "relay");
        _listener = _system.ActorOf(Listener.Props(_relay, WithinDescriptors(settings.Server.Connections), settings.Server.Session), "listener");
        _system.ActorOf(MemoryTrimmer.Props(), "memory-trimmer");
        _stopLimit = settings.Server.Session.ClosingTimeout + settings.Server.Session.Linger + StopMargin;
    }

    /// <summary>Where people can connect.</summary>
    public IPEndPoint Address { get; private set; } = new(IPAddress.None, 0);

    /// <summary>Starts a server; it accepts connections when this returns.</summary>
    /// <exception cref="CannotListenException">It cannot listen where the settings say.</exception>
    /// <exception cref="SettingsException">Akka cannot do with its part of the settings.</exception>
    public static async Task<ChatNode> StartAsync(NodeSettings settings)
    {
        var node = new ChatNode(settings);
        try
        {
            await node.ListenAsync(settings.Server);
            return node;
        }
        catch
        {
            await node._system.Terminate();
            throw;
        }
    }

    /// <summary>How many people are in the room; null when the room is too busy to say.</summary>
    public async Task<int?> CountPeopleAsync()
    {
        try
        {
            return await _room.Ask<int>(RoomCommands.CountMembers.Instance, AnswerTimeout);
        }
        catch (AskTimeoutException)
        {
            return null;
        }
    }

    /// <summary>
    /// Stops: nobody new comes in, what was accepted is delivered, everybody is told, and the system ends. Whatever hangs, it takes no
    /// longer than clients are given and two seconds.
    /// </summary>
    public async Task StopAsync()
    {
        var stopped = CoordinatedShutdown.Get(_system).Run(StopRequested.Instance);
        if (await Task.WhenAny(stopped, Task.Delay(_stopLimit)) != stopped)
            _system.Log.Warning("stopping took longer than {0} s: not everybody may have got everything", _stopLimit.TotalSeconds);
    }

    private async Task ListenAsync(ServerSettings settings)
    {
        var address = await ResolveAsync(settings);
        var answer = await _listener.Ask<object>(new ListenerCommands.Listen(address));
        if (answer is not ListenerReplies.Listening listening)
            throw new CannotListenException(settings.Host, settings.Port, (answer as ListenerReplies.Failed)?.Cause);
        Address = (IPEndPoint)listening.Address;
        PlanStop();
    }

    private ConnectionSettings WithinDescriptors(ConnectionSettings wanted)
    {
        if (Descriptors.LeftForConnections() is not { } possible || possible >= wanted.Max)
            return wanted;
        _system.Log.Warning("akkachat.connections.max is {0}, but the open files that are allowed here (ulimit -n) suffice for {1} connections", wanted.Max, possible);
        return wanted with { Max = possible };
    }

    private void PlanStop()
    {
        var shutdown = CoordinatedShutdown.Get(_system);
        Plan(CoordinatedShutdown.PhaseServiceUnbind, "accept no more", _listener, ListenerCommands.StopAccepting.Instance);
        Plan(CoordinatedShutdown.PhaseServiceRequestsDone, "deliver what was said", _relay, RelayCommands.Close.Instance);
        Plan(CoordinatedShutdown.PhaseServiceStop, "say goodbye", _listener, ListenerCommands.StopSessions.Instance);

        void Plan(string phase, string task, IActorRef actor, object command) => shutdown.AddTask(phase, task, async () =>
        {
            await actor.Ask<object>(command);
            return Done.Instance;
        });
    }

    private static ActorSystem StartSystem(NodeSettings settings)
    {
        try
        {
            var system = ActorSystem.Create("akkachat", PhaseTimeouts(settings.Server.Session).WithFallback(settings.Hocon));
            system.Tcp(); // reads its settings now: the listener could not say what is wrong with them
            CoordinatedShutdown.Get(system); // so does this
            return system;
        }
        catch (Exception e)
        {
            throw new SettingsException($"the settings under akka are wrong: {e.GetBaseException().Message.Split('\n')[0]}");
        }
    }

    // No client can hold up a stop for longer than its session gives it.
    private static Config PhaseTimeouts(SessionSettings settings)
    {
        var patience = settings.ClosingTimeout + settings.Linger + AnswerTimeout;
        return ConfigurationFactory.ParseString($"akka.coordinated-shutdown.phases.service-stop.timeout = {patience.TotalMilliseconds:0}ms");
    }

    private static async Task<IPEndPoint> ResolveAsync(ServerSettings settings)
    {
        // 0.0.0.0 and :: are addresses to listen on, and nothing that can be looked up.
        if (IPAddress.TryParse(settings.Host, out var address))
            return new IPEndPoint(address, settings.Port);
        try
        {
            var addresses = await System.Net.Dns.GetHostAddressesAsync(settings.Host);
            return new IPEndPoint(addresses[0], settings.Port);
        }
        catch (SocketException e)
        {
            throw new CannotListenException(settings.Host, settings.Port, e);
        }
    }

    private sealed class StopRequested : CoordinatedShutdown.Reason
    {
        public static readonly StopRequested Instance = new();

        public override int ExitCode => 0;
    }
}
