using System.Net.Sockets;
using AkkaChat.Server.Settings;
using Microsoft.AspNetCore.Connections;

namespace AkkaChat.Server.Doors;

/// <summary>A door cannot be opened.</summary>
internal sealed class DoorException : Exception
{
    /// <summary>Creates the exception. Its message says what is wrong and what to try.</summary>
    /// <param name="address">Where the door should be.</param>
    /// <param name="option">The option of the command line that says so.</param>
    /// <param name="cause">The error.</param>
    public DoorException(DoorAddress address, string option, Exception cause)
        : base($"cannot listen on {address}: {Describe(cause, option)}", cause)
    {
    }

    private static string Describe(Exception cause, string option) => cause switch
    {
        AddressInUseException or { InnerException: AddressInUseException } =>
            $"something else listens there: stop it, or choose another port with {option}",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            $"this machine has no such address: choose one of its own with {option}",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            $"that is not allowed to this user: choose a port from 1024 up with {option}",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } =>
            $"there is no such name: choose an address with {option}",
        _ => $"{cause.Message}: choose another address with {option}",
    };
}
