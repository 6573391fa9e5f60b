using System.Net.Sockets;

namespace AkkaChat.Server.Hosting;

/// <summary>The node cannot accept connections where it was told to.</summary>
internal sealed class CannotListenException : Exception
{
    /// <summary>Says what is wrong and what to try.</summary>
    /// <param name="host">The address or name that was asked for.</param>
    /// <param name="port">The port that was asked for.</param>
    /// <param name="cause">What the system said, if it said anything.</param>
    public CannotListenException(string host, int port, Exception? cause)
        : base($"cannot listen on {host}:{port}: {Describe(cause)}", cause)
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
