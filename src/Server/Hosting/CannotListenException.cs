using System.Net.Sockets;
using AkkaChat.Server.Settings;
using AkkaChat.Settings;

namespace AkkaChat.Server.Hosting;

/// <summary>The server cannot listen on the address in its settings.</summary>
internal sealed class CannotListenException : Exception
{
    /// <summary>Creates the exception. Its message says what is wrong and what to try.</summary>
    /// <param name="host">The address or name in the settings.</param>
    /// <param name="port">The port in the settings.</param>
    /// <param name="cause">The system's error, if there is one.</param>
    public CannotListenException(string host, int port, Exception? cause)
        : base($"cannot listen on {new HostPort(host, port)}: {Describe(cause)}", cause)
    {
    }

    /// <summary>Creates the exception of a node that cannot listen for the others.</summary>
    /// <param name="node">Its address.</param>
    /// <param name="cause">The system's error.</param>
    public CannotListenException(NodeAddress node, SocketException cause)
        : base($"cannot listen on {node} for the other nodes: {cause.Message}: choose another address with --node", cause)
    {
    }

    private static string Describe(Exception? cause) => cause is SocketException { SocketErrorCode: var code }
        ? code switch
        {
            SocketError.AddressAlreadyInUse => "something else listens there: stop it, or choose another port with --port",
            SocketError.AddressNotAvailable => "this machine has no such address: choose one of its own with --host",
            SocketError.AccessDenied => "that is not allowed to this user: choose a port from 1024 up with --port",
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "there is no such name: choose an address with --host",
            _ => $"{cause.Message}: choose another address with --host or --port",
        }
        : $"{cause?.Message ?? "the system does not say why"}: choose another address with --host or --port";
}
