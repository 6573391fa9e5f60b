using AkkaChat.Server;
using AkkaChat.Server.Hosting;
using AkkaChat.Server.Settings;
using AkkaChat.Settings;

return await new CommandLine().RunAsync(args, Console.Out, Console.Error, async options =>
{
    try
    {
        var node = await ChatNode.StartAsync(NodeSettings.Load(options.Config).With(options));
        using var signals = new StopSignals(node, new StopPolicy(TimeProvider.System), Console.Out);
        await Console.Out.WriteLineAsync(Welcome.For(node.Address));
        await signals.StopRequested;
        await node.StopAsync();
        await Console.Out.WriteLineAsync("stopped");
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
        return ExitCode.CannotListen;
    }
});
