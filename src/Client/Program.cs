using Akka.Actor;
using Akka.Configuration;
using AkkaChat.Client;
using AkkaChat.Client.Connection;
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
    options.Servers.Remember(LastServer.OfUser);
    ServerTrust? trust = null;
    try
    {
        if (options.Tls)
            trust = await new TrustOnFirstUse(options, KnownServers.OfUser, HasTerminal() && !IsScript(options) ? AskAsync : null).TrustAsync();
    }
    catch (ClientException e)
    {
        await errors.WriteLineAsync(e.Message);
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
        await ClientRun.RunAsync(system, options, trust, frontend);
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
    if (!IsScript(options) && HasTerminal())
    {
        var colorSupport = Theme.DetectColorSupport(Environment.GetEnvironmentVariable);
        return (colorSupport > ColorSupport.None && !OperatingSystem.IsWindows() ? TerminalFrontend.TryEnter(output, new Theme(colorSupport), options) : null)
            ?? (IFrontend)new PlainFrontend(input, output, options);
    }
    return new ScriptFrontend(input, output, errors, options);
}

async Task<bool> AskAsync(string fingerprint)
{
    await output.WriteAsync($"""
        No authority vouches for this server's certificate. If its operator confirms the fingerprint, nobody listens in:
        SHA-256 {fingerprint}
        Trust it from now on (yes or no)?{' '}
        """);
    await output.FlushAsync();
    using var input = StandardStreams.OpenInput();
    return await input.ReadLineAsync() is { } answer && answer.Trim().Equals("yes", StringComparison.OrdinalIgnoreCase);
}

static bool IsScript(ClientOptions options) => options.Json || options.Follow || options.Say is not null;

static bool HasTerminal() => !Console.IsInputRedirected && !Console.IsOutputRedirected
    && StandardStreams.IsOpen(StandardStreams.Input) && StandardStreams.IsOpen(StandardStreams.Output);
