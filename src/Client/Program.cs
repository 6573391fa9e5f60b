using AkkaChat.Client;

return await new CommandLine().RunAsync(args, Console.Out, Console.Error, async options =>
{
    try
    {
        using var connection = await Connection.OpenAsync(options.Host, options.Port);
        await new Conversation(connection, Terminal.OfThisProcess(), options).RunAsync();
        return ExitCode.Left;
    }
    catch (ClientException e)
    {
        await Console.Error.WriteLineAsync(e.Message);
        return ExitCode.Failed;
    }
});
