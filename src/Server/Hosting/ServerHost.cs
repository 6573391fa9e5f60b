using System.Net;
using Akka.Actor;
using Akka.Event;
using Akka.Hosting;
using Akka.IO;
using AkkaChat.Server.Settings;
using AkkaChat.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace AkkaChat.Server.Hosting;

/// <summary>One running server: a .NET host with the actor system in it, from start to stop.</summary>
internal sealed class ServerHost : IDisposable
{
    // Of a stop, beyond what clients are given.
    private static readonly TimeSpan StopMargin = TimeSpan.FromSeconds(2);

    private readonly IHost _host;
    private readonly TimeSpan _stopLimit;
    private bool _hasStopped;

    private ServerHost(IHost host, SessionSettings settings)
    {
        _host = host;
        _stopLimit = StopLimit(settings);
    }

    /// <summary>Where people can connect.</summary>
    public IPEndPoint Address => _host.Services.GetRequiredService<ListenerService>().Address;

    /// <summary>Done when the lifetime asks the server to stop.</summary>
    public Task StopRequested => Task.Delay(Timeout.InfiniteTimeSpan, _host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping)
        .ContinueWith(_ => { }, TaskScheduler.Default);

    /// <summary>Builds the host of a server and starts nothing.</summary>
    /// <param name="settings">The settings of this node.</param>
    /// <param name="configure">Adds services, such as a lifetime; without one, nothing but <see cref="StopAsync"/> stops the server.</param>
    public static IHost Build(NodeSettings settings, Action<IServiceCollection>? configure = null)
    {
        // Empty: the settings are HOCON's, the log is Akka's, and configuration files, watchers and log providers would cost start time.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var server = settings.Server;
        builder.Services
            .AddAkka("akkachat", akka => akka
                .AddHocon(settings.Hocon, HoconAddMode.Prepend)
                .AddShutdownSettings(server.Session)
                .AddRoom()
                .AddRelay(server)
                .AddListener(server.Connections, server.Session)
                .AddMemoryTrimmer())
            .AddSingleton(server)
            .AddSingleton<MemberCount>()
            .AddSingleton<ListenerService>()
            .AddHostedService(services => services.GetRequiredService<ListenerService>())
            .Configure<HostOptions>(options => options.ShutdownTimeout = StopLimit(server.Session))
            .Replace(ServiceDescriptor.Singleton<IHostLifetime, NoLifetime>());
        configure?.Invoke(builder.Services);
        return builder.Build();
    }

    /// <summary>Starts a server; it accepts connections when this returns.</summary>
    /// <exception cref="CannotListenException">It cannot listen where the settings say.</exception>
    /// <exception cref="SettingsException">Akka cannot do with its part of the settings.</exception>
    public static async Task<ServerHost> StartAsync(NodeSettings settings, Action<IServiceCollection>? configure = null)
    {
        var host = Build(settings, configure);
        var system = StartActorSystem(host);
        try
        {
            await host.StartAsync();
            return new ServerHost(host, settings.Server.Session);
        }
        catch
        {
            await system.Terminate();
            throw;
        }
    }

    /// <summary>How many people are in the room; null when the room is too busy to say.</summary>
    public Task<int?> CountPeopleAsync() => _host.Services.GetRequiredService<MemberCount>().AskAsync();

    /// <summary>
    /// Stops: nobody new comes in, what was accepted is delivered, everybody is told, and the system ends. Whatever hangs, it takes no
    /// longer than clients are given and two seconds.
    /// </summary>
    public async Task StopAsync()
    {
        // The host's own limit does not do: Akka.Hosting ignores the token that it cancels.
        var stopped = _host.StopAsync();
        _hasStopped = await Task.WhenAny(stopped, Task.Delay(_stopLimit)) == stopped;
        if (!_hasStopped)
            _host.Services.GetRequiredService<ActorSystem>().Log.Warning("stopping took longer than {0} s: not everybody may have got everything", _stopLimit.TotalSeconds);
    }

    /// <summary>Lets go of the signals and the like, after <see cref="StopAsync"/>.</summary>
    public void Dispose()
    {
        // Of actors that hang, disposing would wait for the end.
        if (_hasStopped)
            _host.Dispose();
    }

    private static TimeSpan StopLimit(SessionSettings settings) => settings.ClosingTimeout + settings.Linger + StopMargin;

    // Before the host does: Akka.Hosting would print a stack trace when Akka cannot do with its settings.
    private static ActorSystem StartActorSystem(IHost host)
    {
        try
        {
            var system = host.Services.GetRequiredService<ActorSystem>();
            system.Tcp(); // reads its settings now: the listener could not say what is wrong with them
            CoordinatedShutdown.Get(system); // so does this
            return system;
        }
        catch (Exception e)
        {
            throw new SettingsException($"the settings under akka are wrong: {e.GetBaseException().Message.Split('\n')[0]}");
        }
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
