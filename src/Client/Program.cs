using System.Text;
using Akka.Actor;
using Akka.Configuration;
using AkkaChat.Client;
using AkkaChat.Client.Scripts;
using AkkaChat.Client.Terminal;
using AkkaChat.Settings;

try
{
    return await new CommandLine(ClientSettings.Load).RunAsync(args, Console.Out, Console.Error, VisitAsync);
}
catch (SettingsException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return ExitCode.Usage;
}

static async Task<int> VisitAsync(ClientOptions options)
{
    using var user = UserOf(options);

    // The stream reports its failures itself.
    var settings = ConfigurationFactory.ParseString("""
        akka { loglevel = OFF, stdout-loglevel = OFF, coordinated-shutdown.run-by-clr-shutdown-hook = off }
        """);
    var system = ActorSystem.Create("akkachat-client", settings);
    try
    {
        await Visit.RunAsync(system, options, user);
        user.Dispose();
        return user.ExitCode;
    }
    catch (ClientException e)
    {
        user.Dispose();
        await Console.Error.WriteLineAsync(e.Message);
        return ExitCode.Failed;
    }
    finally
    {
        await Task.WhenAny(system.Terminate(), Task.Delay(TimeSpan.FromSeconds(1)));
    }
}

static IUser UserOf(ClientOptions options)
{
    // UTF-8 whatever the locale says: so is the wire.
    var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
    var wantsScript = options.Json || options.Follow || options.Say is not null;
    var hasTerminal = !Console.IsInputRedirected && !Console.IsOutputRedirected;
    if (!wantsScript && hasTerminal)
    {
        var look = Theme.LookOf(Environment.GetEnvironmentVariable);
        return (look > Look.Text && !OperatingSystem.IsWindows() ? TerminalUser.TryEnter(output, new Theme(look), options) : null)
            ?? (IUser)new PlainUser(input, output, options);
    }
    return new ScriptUser(input, output, Console.Error, options);
}
