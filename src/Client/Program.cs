using Akka.Actor;
using Akka.Configuration;
using AkkaChat.Client;
using AkkaChat.Client.Frontends;
using AkkaChat.Client.Frontends.Script;
using AkkaChat.Client.Frontends.Terminal;
using AkkaChat.Settings;

var output = StandardStreams.OpenOutput();
var errors = StandardStreams.OpenErrors();
try
{
    var exitCode = await new CommandLine(ClientSettings.Load).RunAsync(args, output, errors, RunClientAsync);
    await output.FlushAsync();
    return exitCode;
}
catch (SettingsException e)
{
    await errors.WriteLineAsync(e.Message);
    return ExitCode.Usage;
}
catch (IOException e)
{
    await errors.WriteLineAsync($"cannot write the output: {e.Message}");
    return ExitCode.Failed;
}

async Task<int> RunClientAsync(ClientOptions options)
{
    if (options.Follow && !StandardStreams.IsOpen(StandardStreams.Output))
    {
        await errors.WriteLineAsync("cannot write the output: standard output is closed");
        return ExitCode.Failed;
    }
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
        await errors.WriteLineAsync(e.Message);
        return ExitCode.Failed;
    }
    finally
    {
        await Task.WhenAny(system.Terminate(), Task.Delay(TimeSpan.FromSeconds(1)));
    }
}

IFrontend CreateFrontend(ClientOptions options)
{
    var input = StandardStreams.OpenInput();
    var wantsScript = options.Json || options.Follow || options.Say is not null;
    var hasTerminal = !Console.IsInputRedirected && !Console.IsOutputRedirected
        && StandardStreams.IsOpen(StandardStreams.Input) && StandardStreams.IsOpen(StandardStreams.Output);
    if (!wantsScript && hasTerminal)
    {
        var colorSupport = Theme.DetectColorSupport(Environment.GetEnvironmentVariable);
        return (colorSupport > ColorSupport.None && !OperatingSystem.IsWindows() ? TerminalFrontend.TryEnter(output, new Theme(colorSupport), options) : null)
            ?? (IFrontend)new PlainFrontend(input, output, options);
    }
    return new ScriptFrontend(input, output, errors, options);
}
