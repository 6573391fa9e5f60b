namespace AkkaChat.Server.Connections;

/// <summary>What the listener asks of a session.</summary>
internal static class SessionCommands
{
    /// <summary>The server stops: send what there is to send, say goodbye, and end.</summary>
    public sealed record Stop
    {
        public static readonly Stop Instance = new();
    }
}
