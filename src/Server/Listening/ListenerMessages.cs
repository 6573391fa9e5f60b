using System.Net;

namespace AkkaChat.Server.Listening;

/// <summary>What the listener can be asked.</summary>
internal static class ListenerCommands
{
    /// <summary>Bind and accept; answered with <see cref="ListenerReplies.Listening"/> or <see cref="ListenerReplies.Failed"/>.</summary>
    /// <param name="Address">Where.</param>
    public sealed record Listen(IPEndPoint Address);

    /// <summary>Refuse newcomers from now on; answered with <see cref="ListenerReplies.Stopped"/>. Sessions go on.</summary>
    public sealed record StopAccepting
    {
        public static readonly StopAccepting Instance = new();
    }

    /// <summary>Have every session say goodbye and end, and close the listening socket after the last; answered with <see cref="ListenerReplies.Stopped"/> then.</summary>
    public sealed record StopSessions
    {
        public static readonly StopSessions Instance = new();
    }

    /// <summary>A session has ended.</summary>
    /// <param name="From">The address of its client.</param>
    public sealed record SessionEnded(IPAddress From);
}

/// <summary>What the listener answers.</summary>
internal static class ListenerReplies
{
    /// <summary>It accepts connections.</summary>
    /// <param name="Address">Where, with the port that the system chose if it was to choose one.</param>
    public sealed record Listening(EndPoint Address);

    /// <summary>It cannot accept connections there.</summary>
    /// <param name="Cause">Why, if that is known.</param>
    public sealed record Failed(Exception? Cause);

    /// <summary>What was to stop has stopped.</summary>
    public sealed record Stopped
    {
        public static readonly Stopped Instance = new();
    }
}
