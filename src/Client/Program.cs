using System.Text;
using Akka.Actor;
using Akka.Configuration;
using AkkaChat.Client;
using AkkaChat.Client.Terminal;

try
{
    return await new CommandLine(ClientSettings.Load()).RunAsync(args, Console.Out, Console.Error, VisitAsync);
}
catch (ClientException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return ExitCode.Usage;
}

static async Task<int> VisitAsync(ClientOptions options)
{
    // UTF-8 whatever the locale says: so is the wire.
    var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    var isScript = options.Json || options.Follow || options.Say is not null || Console.IsInputRedirected || Console.IsOutputRedirected
        || Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb";
    using IUser user = !isScript && !OperatingSystem.IsWindows() && TerminalUser.TryEnter(output, Theme.Of(Environment.GetEnvironmentVariable), options) is { } person
        ? person
        : new ScriptUser(new StreamReader(Console.OpenStandardInput(), Encoding.UTF8), output, Console.Error, !Console.IsOutputRedirected, options);

    // The stream reports its failures itself.
    var system = ActorSystem.Create("akkachat-client", ConfigurationFactory.ParseString("akka { loglevel = OFF, stdout-loglevel = OFF, coordinated-shutdown.run-by-clr-shutdown-hook = off }"));
    try
    {
        await Visit.RunAsync(system, options, user);
        return ExitCode.Left;
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
