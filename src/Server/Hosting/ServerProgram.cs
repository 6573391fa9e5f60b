using AkkaChat.Server.Settings;
using AkkaChat.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace AkkaChat.Server.Hosting;

/// <summary>Runs a server until a signal stops it, and writes messages for the operator to the console.</summary>
internal static class ServerProgram
{
    /// <summary>Runs a server.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(ServerOptions options)
    {
        using var output = new ConsoleOutput();
        try
        {
            using var log = new RepeatFilter(output, TimeProvider.System);
            ServerLog.WriteTo(log);
            using var server = await ServerHost.StartAsync(NodeSettings.Load(options.Config).With(options), services => services
                .AddSingleton(output)
                .AddSingleton(new StopPolicy(TimeProvider.System))
                .Replace(ServiceDescriptor.Singleton<IHostLifetime, SignalLifetime>()));
            await RunAsync(server, output);
            return ExitCode.Stopped;
        }
        catch (SettingsException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Usage;
        }
        catch (CannotListenException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.CannotStart;
        }
    }

    private static async Task RunAsync(ServerHost server, ConsoleOutput output)
    {
        output.Start();
        var welcomed = output.WriteLineAsync(Welcome.For(server.Address));
        try
        {
            // A pipe that takes nothing never completes the first task, but must not keep the server from stopping.
            await await Task.WhenAny(welcomed, server.StopRequested);
            await server.StopRequested;
        }
        finally
        {
            await server.StopAsync();
        }
        _ = output.WriteLineAsync("stopped");
    }
}
