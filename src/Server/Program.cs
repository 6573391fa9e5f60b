using AkkaChat.Server;
using AkkaChat.Server.CommandLine;
using AkkaChat.Server.Dispatching;
using AkkaChat.Server.Exporting;
using AkkaChat.Server.Hosting;
using AkkaChat.Server.Limits;

if (FileDescriptorLimit.Refusal(FileDescriptorLimit.Limit()) is { } tooFew)
    return await CannotStartAsync(tooFew);

SocketThread.Prepare();
try
{
    return await new ServerCommandLine().RunAsync(args, Console.Out, Console.Error, ServerProgram.RunAsync, LogExport.Run);
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    // .NET reports a closed standard output as UnauthorizedAccessException; the system's error is inside.
    return await CannotStartAsync($"cannot write to standard output: {(e.InnerException ?? e).Message}");
}

static async Task<int> CannotStartAsync(string reason)
{
    try
    {
        await Console.Error.WriteLineAsync(reason);
    }
    catch (Exception e) when (e is IOException or UnauthorizedAccessException)
    {
        // Standard error is closed or full too: the exit code says it.
    }
    return ExitCode.CannotStart;
}
