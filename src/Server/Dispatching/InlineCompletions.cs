namespace AkkaChat.Server.Dispatching;

/// <summary>
/// Has .NET's sockets run completions on the thread that learns of them, instead of handing each to the thread pool. Akka.IO's
/// completions only tell an actor, so nothing blocks there; it saves a thread switch for each read: see docs/PERFORMANCE.md.
/// </summary>
internal static class InlineCompletions
{
    // Read when the process makes its first socket: System.Net.Sockets, SocketAsyncEngine.Unix.cs.
    private const string Variable = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>Switches it on for the whole process, unless the environment says otherwise. Call it before the first socket.</summary>
    public static void Enable()
    {
        if (Environment.GetEnvironmentVariable(Variable) is null)
            Environment.SetEnvironmentVariable(Variable, "1");
    }
}
