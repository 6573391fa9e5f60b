using System.Net;
using System.Net.Sockets;

namespace AkkaChat.Bench.Fanout.Wire;

/// <summary>Where the server listens.</summary>
internal sealed class ServerAddress
{
    private readonly string _host;
    private readonly int _port;
    private readonly IPAddress _address;

    /// <summary>Looks the host up.</summary>
    /// <exception cref="FanoutException">The host is not known.</exception>
    public ServerAddress(string host, int port)
    {
        (_host, _port) = (host, port);
        try
        {
            _address = Dns.GetHostAddresses(host)[0];
        }
        catch (SocketException e)
        {
            throw CannotConnect(e);
        }
    }

    /// <summary>Connects to it.</summary>
    /// <param name="receiveBufferBytes">How much the kernel keeps for who does not read; null: as it sees fit.</param>
    /// <exception cref="FanoutException">Nobody listens there.</exception>
    public Socket Connect(int? receiveBufferBytes)
    {
        var socket = new Socket(_address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (receiveBufferBytes is { } bytes)
                socket.ReceiveBufferSize = bytes;
            socket.Connect(_address, _port);
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw CannotConnect(e);
        }
    }

    private FanoutException CannotConnect(SocketException e) =>
        new($"cannot connect to {_host}:{_port}: {new SocketException(e.ErrorCode).Message} (--host and --port say where)");
}
