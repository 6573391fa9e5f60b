namespace AkkaChat.Server.Sessions;

/// <summary>What the listener tells a session.</summary>
internal static class SessionCommands
{
    /// <summary>The server stops: say goodbye and end.</summary>
    public sealed record Stop
    {
        public static readonly Stop Instance = new();
    }
}
