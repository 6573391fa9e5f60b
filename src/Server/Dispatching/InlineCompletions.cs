namespace AkkaChat.Server.Dispatching;

/// <summary>
/// Makes .NET's sockets run completions on the thread that learns of them, not on the thread pool. Akka.IO's completions only tell an
/// actor, so they never block. This saves a thread switch for each read: see docs/PERFORMANCE.md.
/// </summary>
internal static class InlineCompletions
{
    // .NET reads it when the process creates its first socket: System.Net.Sockets, SocketAsyncEngine.Unix.cs.
    private const string Variable = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>Switches inline completions on for the process, unless the environment has a value. Must be called before the first socket.</summary>
    public static void Enable()
    {
        if (Environment.GetEnvironmentVariable(Variable) is null)
            Environment.SetEnvironmentVariable(Variable, "1");
    }
}
