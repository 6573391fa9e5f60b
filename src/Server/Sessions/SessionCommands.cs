using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Sessions;

/// <summary>What the listener tells a session.</summary>
internal static class SessionCommands
{
    /// <summary>The server stops: say goodbye and end.</summary>
    /// <param name="OtherNodes">Where the client can go on, if it is resumable.</param>
    public sealed record Stop(IReadOnlyList<ClientAddresses> OtherNodes);
}
