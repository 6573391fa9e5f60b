using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Event;
using Akka.Hosting;
using Akka.IO;
using AkkaChat.Server.Certificates;
using AkkaChat.Server.Cluster;
using AkkaChat.Server.Doors;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;
using AkkaChat.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace AkkaChat.Server.Hosting;

/// <summary>One server from start to stop: a .NET host with an actor system.</summary>
internal sealed class ServerHost : IDisposable
{
    // The time of a stop beyond the clients' timeouts.
    private static readonly TimeSpan StopMargin = TimeSpan.FromSeconds(2);

    // The time that a node takes to hand the room over and leave the others.
    private static readonly TimeSpan LeavingMargin = TimeSpan.FromSeconds(10);

    private readonly IHost _host;
    private readonly IDisposable? _log;
    private readonly TimeSpan _stopLimit;
    private bool _hasStopped;

    private ServerHost(IHost host, ServerSettings settings, IDisposable? log)
    {
        _host = host;
        _log = log;
        _stopLimit = StopLimit(settings);
    }

    /// <summary>The addresses that clients connect to; all have the same port.</summary>
    public IReadOnlyList<IPEndPoint> Addresses => _host.Services.GetRequiredService<ListenerService>().Addresses;

    /// <summary>Where the other doors are, for the administrator: one line each.</summary>
    public IEnumerable<string> Doors
    {
        get
        {
            foreach (var line in _host.Services.GetService<DoorService>()?.Lines ?? [])
                yield return line;
            if (AdminUrl is { } url)
                yield return $"readiness and figures on {url}/readyz and {url}/metrics";
        }
    }

    /// <summary>Where monitoring programs are answered; null for nowhere.</summary>
    public string? AdminUrl => _host.Services.GetService<AdminService>()?.Url;

    /// <summary>What started the server as a service, if something did.</summary>
    public ServiceManager ServiceManager => _host.Services.GetRequiredService<ServiceManager>();

    /// <summary>Completes when the lifetime asks the server to stop.</summary>
    public Task StopRequested => Task.Delay(Timeout.InfiniteTimeSpan, _host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping)
        .ContinueWith(_ => { }, TaskScheduler.Default);

    /// <summary>Builds the host of a server without starting it.</summary>
    /// <param name="settings">The settings of this node.</param>
    /// <param name="configure">Adds services, such as a lifetime. Without a lifetime only <see cref="StopAsync"/> stops the server.</param>
    public static IHost Build(NodeSettings settings, Action<IServiceCollection>? configure = null)
    {
        // The settings are HOCON's and the log is Akka's. The default builder's configuration files, watchers and log
        // providers would cost start time.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var server = settings.Server;
        var readiness = new RoomReadiness();
        var node = LocalNode.Create(server);
        builder.Services
            .AddAkka("akkachat", akka =>
            {
                akka.AddHocon(settings.Hocon, HoconAddMode.Prepend).AddShutdownSettings(server.Session);
                if (node is null)
                    akka.AddRoom(server, readiness);
                else
                    akka.AddNode(node).AddSharedRoom(server, readiness, node);
                akka.AddListener(server, node?.Directory).AddMemoryTrimmer().AddShutdownTimer();
            });
        if (AdminService.IsNeeded(server))
            builder.Services.AddSingleton<AdminService>().AddHostedService(services => services.GetRequiredService<AdminService>()); // answers while the node joins
        builder.Services
            .AddNodeService(node)
            .AddSingleton(server)
            .AddSingleton(readiness)
            .AddSingleton<MemberCount>()
            .AddSingleton<ListenerService>()
            .AddHostedService(services => services.GetRequiredService<ListenerService>())
            .Configure<HostOptions>(options => options.ShutdownTimeout = StopLimit(server))
            .Replace(ServiceDescriptor.Singleton<IHostLifetime, NoLifetime>());
        if (server.Doors.IsAnyOpen)
            builder.Services.AddSingleton<DoorService>().AddHostedService(services => services.GetRequiredService<DoorService>());
        builder.Services.AddAnnouncement(node);
        configure?.Invoke(builder.Services);
        return builder.Build();
    }

    /// <summary>Starts a server. It accepts connections when the task completes.</summary>
    /// <exception cref="CannotListenException">The server cannot listen on the address in the settings.</exception>
    /// <exception cref="DoorException">The server cannot listen on the address of another door.</exception>
    /// <exception cref="CertificateException">The certificate cannot be used.</exception>
    /// <exception cref="LogException">The log cannot be kept where the settings say, or cannot be read.</exception>
    /// <exception cref="CannotJoinException">Another node refuses this one, or is not to be trusted.</exception>
    /// <exception cref="SettingsException">The settings under <c>akka</c> are wrong.</exception>
    public static async Task<ServerHost> StartAsync(NodeSettings settings, Action<IServiceCollection>? configure = null)
    {
        // Among nodes, the one with the room holds it.
        var log = settings.Server.Cluster.Node is null ? LogDatabase.Of(settings.Server.Log)?.Lock() : null;
        ActorSystem? system = null;
        try
        {
            (var host, system) = StartActorSystem(settings, configure);
            await host.StartAsync();
            return new ServerHost(host, settings.Server, log);
        }
        catch (Exception e)
        {
            if (system is not null)
                await system.Terminate();
            log?.Dispose();
            if (e is OperationCanceledException && system is not null && NodeExtensions.WhyCutOff(system) is { } why)
                throw new CannotJoinException(why);
            throw;
        }
    }

    /// <summary>Why this node stops that nobody asked to stop; null for no such reason.</summary>
    public string? WhyCutOff => NodeExtensions.WhyCutOff(_host.Services.GetRequiredService<ActorSystem>());

    /// <summary>The number of members; null when the room is too busy to answer.</summary>
    public Task<int?> CountMembersAsync() => _host.Services.GetRequiredService<MemberCount>().AskAsync();

    /// <summary>
    /// Stops: newcomers are refused, accepted lines are delivered, every session says goodbye, and the actor system ends. Whatever hangs,
    /// this ends two seconds after the clients' timeouts.
    /// </summary>
    public async Task StopAsync()
    {
        // The host's own limit has no effect: Akka.Hosting ignores the token that it cancels.
        var stopped = _host.StopAsync();
        _hasStopped = await Task.WhenAny(stopped, Task.Delay(_stopLimit)) == stopped;
        if (!_hasStopped)
            _host.Services.GetRequiredService<ActorSystem>().Log.Warning("stopping took longer than {0} s: not everybody may have got everything", _stopLimit.TotalSeconds);
    }

    /// <summary>Releases the signals and other resources, after <see cref="StopAsync"/>.</summary>
    public void Dispose()
    {
        // Disposing would wait for actors that hang.
        if (_hasStopped)
            _host.Dispose();
        _log?.Dispose();
    }

    private static TimeSpan StopLimit(ServerSettings settings) =>
        settings.Session.ClosingTimeout + settings.Session.Linger + StopMargin + (settings.Cluster.Node is null ? TimeSpan.Zero : LeavingMargin);

    // The host would start it too, but Akka.Hosting prints a stack trace when Akka's settings are wrong.
    private static (IHost Host, ActorSystem System) StartActorSystem(NodeSettings settings, Action<IServiceCollection>? configure)
    {
        try
        {
            var host = Build(settings, configure);
            var system = host.Services.GetRequiredService<ActorSystem>();
            system.Tcp(); // reads its settings now; the listener could not say what is wrong with them
            CoordinatedShutdown.Get(system); // so does this
            return (host, system);
        }
        catch (Exception e) when (settings.Server.Cluster.Node is not null && e is not LogException && Cause(e) is SocketException)
        {
            throw new CannotListenException(settings.Server.Cluster.Node, (SocketException)Cause(e));
        }
        catch (Exception e) when (e is not (SettingsException or LogException))
        {
            throw new SettingsException($"the settings under akka are wrong: {e.GetBaseException().Message.Split('\n')[0]}");
        }
    }

    private static Exception Cause(Exception e) => e is AggregateException all ? Cause(all.InnerExceptions[0]) : e.InnerException is { } inner ? Cause(inner) : e;
}
