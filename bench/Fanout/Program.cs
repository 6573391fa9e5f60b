using AkkaChat.Bench.Fanout;

try
{
    return CommandLine.Run(args, Console.Out, Console.Error);
}
catch (FanoutException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return ExitCode.Failed;
}
