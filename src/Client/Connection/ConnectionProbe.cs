using System.Net.Sockets;
using Akka.Streams;

namespace AkkaChat.Client.Connection;

/// <summary>
/// Finds out why no connection can be made. Akka.Streams fails with a <see cref="StreamTcpException"/> that
/// has no cause, or takes too long.
/// </summary>
internal static class ConnectionProbe
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    /// <summary>Tries to connect once more, with a socket.</summary>
    /// <param name="failure">How the stream failed.</param>
    /// <param name="host">The server's name or address.</param>
    /// <param name="port">The server's port.</param>
    /// <returns>The failure with its <see cref="SocketException"/>; without one when the server can be reached.</returns>
    public static async Task<Exception> FindCauseAsync(Exception failure, string host, int port)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var timeout = new CancellationTokenSource(Timeout);
        try
        {
            await socket.ConnectAsync(host, port, timeout.Token);
            return failure;
        }
        catch (SocketException e)
        {
            return new StreamTcpException(failure.Message, e);
        }
        catch (OperationCanceledException)
        {
            return new StreamTcpException(failure.Message, new SocketException((int)SocketError.TimedOut));
        }
    }
}
