using System.Net.Sockets;
using System.Security.Authentication;
using Akka.Streams.Dsl;

namespace AkkaChat.Client;

/// <summary>Describes in a few words why a connection ended or could not be made.</summary>
internal static class ConnectionErrors
{
    /// <summary>Describes how a connection ended.</summary>
    public static string Describe(Exception? cause) => cause switch
    {
        null => "the other side closed it",
        NotAkkaChatException => cause.Message,
        AuthenticationException => "its certificate is not trusted, or it does not speak TLS",
        TimeoutException => "no answer for a long time",
        Framing.FramingException => "it ended in the middle of a line, or a line was too long",
        { InnerException: SocketException socket } => socket.Message,
        _ => "it broke",
    };

    /// <summary>Whether the next attempt will most likely fail too: no connection could be made.</summary>
    public static bool IsPermanent(Exception cause) => cause switch
    {
        NotAkkaChatException or AuthenticationException => true,
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.NotConnected } } => false,
        _ => cause.InnerException is not null,
    };

    /// <summary>Describes why no connection could be made, and what to do.</summary>
    public static string DescribeWithRemedy(Exception? cause) => (cause?.InnerException as SocketException)?.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "nobody listens there; start a server, or name another server with --host and --port",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "no host has this name; check --host",
        SocketError.TimedOut => "no answer; check --host and --port, and firewalls on the way",
        _ => $"{Describe(cause)}; check --host and --port",
    };
}
