using System.Net;

namespace AkkaChat.Server.Listening;

/// <summary>The listener's answers.</summary>
internal static class ListenerReplies
{
    /// <summary>The listener accepts connections.</summary>
    /// <param name="Address">The address, with the port that the system chose if the setting is 0.</param>
    public sealed record Listening(EndPoint Address);

    /// <summary>The listener cannot accept connections there.</summary>
    /// <param name="Cause">The error, if it is known.</param>
    public sealed record Failed(Exception? Cause);

    /// <summary>The command has been carried out.</summary>
    public sealed record Stopped
    {
        public static readonly Stopped Instance = new();
    }
}
