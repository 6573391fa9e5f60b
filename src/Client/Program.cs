using System.Text;
using Akka.Actor;
using Akka.Configuration;
using AkkaChat.Client;
using AkkaChat.Client.Frontends;
using AkkaChat.Client.Frontends.Script;
using AkkaChat.Client.Frontends.Terminal;
using AkkaChat.Settings;

try
{
    return await new CommandLine(ClientSettings.Load).RunAsync(args, Console.Out, Console.Error, RunClientAsync);
}
catch (SettingsException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return ExitCode.Usage;
}

static async Task<int> RunClientAsync(ClientOptions options)
{
    using var frontend = CreateFrontend(options);

    // The client shows connection failures itself.
    var settings = ConfigurationFactory.ParseString("""
        akka { loglevel = OFF, stdout-loglevel = OFF, coordinated-shutdown.run-by-clr-shutdown-hook = off }
        """);
    var system = ActorSystem.Create("akkachat-client", settings);
    try
    {
        await ClientRun.RunAsync(system, options, frontend);
        frontend.Dispose();
        return frontend.ExitCode;
    }
    catch (ClientException e)
    {
        frontend.Dispose();
        await Console.Error.WriteLineAsync(e.Message);
        return ExitCode.Failed;
    }
    finally
    {
        await Task.WhenAny(system.Terminate(), Task.Delay(TimeSpan.FromSeconds(1)));
    }
}

static IFrontend CreateFrontend(ClientOptions options)
{
    // UTF-8 as on the wire, whatever the locale says.
    var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
    var wantsScript = options.Json || options.Follow || options.Say is not null;
    var hasTerminal = !Console.IsInputRedirected && !Console.IsOutputRedirected;
    if (!wantsScript && hasTerminal)
    {
        var colorSupport = Theme.DetectColorSupport(Environment.GetEnvironmentVariable);
        return (colorSupport > ColorSupport.None && !OperatingSystem.IsWindows() ? TerminalFrontend.TryEnter(output, new Theme(colorSupport), options) : null)
            ?? (IFrontend)new PlainFrontend(input, output, options);
    }
    return new ScriptFrontend(input, output, Console.Error, options);
}
