using System.Net;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Listening;

/// <summary>Commands to the listener.</summary>
internal static class ListenerCommands
{
    /// <summary>
    /// Bind and accept; answered with <see cref="ListenerReplies.Listening"/> or <see cref="ListenerReplies.Failed"/>. The listener takes several
    /// addresses, one after the other.
    /// </summary>
    /// <param name="Address">The address to listen on.</param>
    public sealed record Listen(IPEndPoint Address);

    /// <summary>Treat new connections by other settings. The listening socket stays as it is.</summary>
    public sealed record Reconfigure(ConnectionSettings Connections, SessionSettings Session);

    /// <summary>Refuse newcomers; answered with <see cref="ListenerReplies.Stopped"/>. Sessions continue.</summary>
    public sealed record StopAccepting
    {
        public static readonly StopAccepting Instance = new();
    }

    /// <summary>End every session with a goodbye, then close the listening sockets; answered with <see cref="ListenerReplies.Stopped"/> at the end.</summary>
    public sealed record StopSessions
    {
        public static readonly StopSessions Instance = new();
    }

    /// <summary>A session has ended.</summary>
    /// <param name="From">The address of its client.</param>
    public sealed record SessionEnded(IPAddress From);
}

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
