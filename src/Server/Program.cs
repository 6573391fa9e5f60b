using AkkaChat.Server;
using AkkaChat.Server.Dispatching;
using AkkaChat.Server.Hosting;

InlineCompletions.Enable();
try
{
    return await new CommandLine().RunAsync(args, Console.Out, Console.Error, ServerProgram.RunAsync);
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    // .NET reports a closed standard output as UnauthorizedAccessException; the system's error is inside.
    await Console.Error.WriteLineAsync($"cannot write to standard output: {(e.InnerException ?? e).Message}");
    return ExitCode.CannotStart;
}
