namespace AkkaChat.Server.Dispatching;

/// <summary>
/// Makes .NET's sockets run completions on the thread that learns of them, not on the thread pool, and has one such thread. Akka.IO's completions only
/// tell an actor, so they never block. This saves a thread switch for each read, and the thread finds more to read each time: see docs/PERFORMANCE.md.
/// </summary>
internal static class SocketThread
{
    // .NET reads them when the process creates its first socket: System.Net.Sockets, SocketAsyncEngine.Unix.cs. Inline completions alone would bring a
    // thread for each processor.
    private static readonly string[] Variables = ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT"];

    /// <summary>Sets both for the process, unless the environment has a value. Must be called before the first socket.</summary>
    public static void Prepare()
    {
        foreach (var variable in Variables)
        {
            if (Environment.GetEnvironmentVariable(variable) is null)
                Environment.SetEnvironmentVariable(variable, "1");
        }
    }
}
