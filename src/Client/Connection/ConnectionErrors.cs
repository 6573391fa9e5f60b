using System.Net.Sockets;
using Akka.Streams.Dsl;

namespace AkkaChat.Client;

/// <summary>Says in a few words why a connection ended or could not be made.</summary>
internal static class ConnectionErrors
{
    public static string Of(Exception? cause) => cause switch
    {
        null => "the other side closed it",
        TimeoutException => "no answer for a long time",
        Framing.FramingException => "it ended in the middle of a line, or a line was too long",
        { InnerException: SocketException socket } => socket.Message,
        _ => "it broke",
    };

    /// <summary>Whether the next attempt will most likely fail like this one: there was no connection that could break.</summary>
    public static bool IsPermanent(Exception cause) =>
        cause.InnerException is not null and not SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.NotConnected };

    /// <summary>What to do about a connection that cannot be made.</summary>
    public static string Remedy(Exception? cause) => (cause?.InnerException as SocketException)?.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "nobody listens there; start a server, or name another place with --host and --port",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "no host has this name; check --host",
        SocketError.TimedOut => "no answer; check --host and --port, and firewalls on the way",
        _ => $"{Of(cause)}; check --host and --port",
    };
}
