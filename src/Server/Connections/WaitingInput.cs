using System.Net.Sockets;

namespace AkkaChat.Server.Connections;

/// <summary>Asks the system how much a client has sent that is still to be read.</summary>
internal static class WaitingInput
{
    /// <summary>The bytes that wait in the system's buffer.</summary>
    /// <param name="socket">The connection's socket; null where the transport is no socket.</param>
    public static int Bytes(Socket? socket)
    {
        try
        {
            return socket?.Available ?? 0;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return 0; // the connection has ended, and the session is about to hear it
        }
    }
}
