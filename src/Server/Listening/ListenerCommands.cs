using System.Net;
using System.Net.Sockets;
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

    /// <summary>Take a connection whose client is known now; its connection actor is the sender.</summary>
    /// <param name="From">The client's address.</param>
    /// <param name="Local">The address that it connected to.</param>
    /// <param name="Socket">The connection's socket; null where the transport is no socket.</param>
    public sealed record Admit(IPEndPoint From, EndPoint Local, Socket? Socket);

    /// <summary>Treat new connections by other settings. The listening socket stays as it is.</summary>
    public sealed record Reconfigure(ConnectionSettings Connections, SessionSettings Session);

    /// <summary>Refuse newcomers; answered with <see cref="ListenerReplies.Stopped"/>. Sessions continue.</summary>
    public sealed record StopAccepting
    {
        public static readonly StopAccepting Instance = new();
    }

    /// <summary>
    /// End every session with a goodbye, then close the listening sockets; answered with <see cref="ListenerReplies.Stopped"/> at the end.
    /// </summary>
    /// <param name="OtherNodes">Where clients can go on.</param>
    public sealed record StopSessions(IReadOnlyList<ClientAddresses> OtherNodes);

    /// <summary>A session has ended.</summary>
    /// <param name="From">The address of its client.</param>
    public sealed record SessionEnded(IPAddress From);
}
