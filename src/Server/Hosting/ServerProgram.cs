using Akka.Actor;
using Akka.Hosting;
using AkkaChat.Server.Certificates;
using AkkaChat.Server.Cluster;
using AkkaChat.Server.Doors;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Listening;
using AkkaChat.Server.Settings;
using AkkaChat.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace AkkaChat.Server.Hosting;

/// <summary>Runs a server until a signal stops it, and writes messages for the administrator to the console.</summary>
internal static class ServerProgram
{
    /// <summary>Runs a server.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(ServerOptions options)
    {
        using var output = new ConsoleOutput(options.LogFormat);
        try
        {
            using var log = new RepeatFilter(output, TimeProvider.System);
            ServerLog.WriteTo(log);
            var settings = NodeSettings.Load(options.Config).With(options);
            using var server = await ServerHost.StartAsync(settings, services => services
                .AddSingleton(output)
                .AddSingleton<ServiceManager>()
                .AddSingleton(new StopPolicy(TimeProvider.System))
                .AddSingleton(provider => new SettingsReload(
                    options, settings, provider.GetRequiredService<IRequiredActor<Listener>>(), provider.GetRequiredService<ActorSystem>(), provider.GetService<DoorService>()))
                .Replace(ServiceDescriptor.Singleton<IHostLifetime, SignalLifetime>()));
            return await RunAsync(server, settings.Server.Log, output);
        }
        catch (SettingsException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Usage;
        }
        catch (Exception e) when (e is CannotListenException or DoorException or CertificateException or LogException or CannotJoinException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.CannotStart;
        }
    }

    private static async Task<int> RunAsync(ServerHost server, LogSettings log, ConsoleOutput output)
    {
        output.Start();
        server.ServiceManager.Ready();
        var welcomed = output.WriteLineAsync(StartupMessage.For(server.Addresses, server.Doors, log));
        try
        {
            // A pipe that takes nothing never completes the first task, but must not keep the server from stopping.
            await await Task.WhenAny(welcomed, server.StopRequested);
            await server.StopRequested;
        }
        finally
        {
            server.ServiceManager.Stopping();
            await server.StopAsync();
        }
        var why = server.WhyCutOff;
        _ = output.WriteLineAsync(why is null ? "stopped" : $"stopped: {why}");
        return why is null ? ExitCode.Stopped : ExitCode.CutOff;
    }
}
