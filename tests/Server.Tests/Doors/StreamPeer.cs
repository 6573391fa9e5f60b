using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace AkkaChat.Server.Tests.Doors;

/// <summary>A client on a socket, plain or with TLS.</summary>
internal sealed class StreamPeer(Socket socket, Stream stream) : DoorPeer((IPEndPoint)socket.LocalEndPoint!)
{
    /// <summary>The fingerprint of the certificate that the server showed.</summary>
    public string Certificate => ((SslStream)stream).RemoteCertificate!.GetCertHashString(HashAlgorithmName.SHA256);

    public static async Task<StreamPeer> ConnectAsync(IPEndPoint door, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(door, cancellation);
        return new StreamPeer(socket, new NetworkStream(socket, ownsSocket: true));
    }

    public static async Task<StreamPeer> ConnectTlsAsync(IPEndPoint door, CancellationToken cancellation, string before = "")
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(door, cancellation);
        await socket.SendAsync(Encoding.ASCII.GetBytes(before), SocketFlags.None, cancellation);
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null,
        };
        await stream.AuthenticateAsClientAsync(options, cancellation);
        return new StreamPeer(socket, stream);
    }

    public override async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => await stream.WriteAsync(bytes, cancellation);

    protected override async Task<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation) => await stream.ReadAsync(buffer, cancellation);

    public override async Task EndOutputAsync(CancellationToken cancellation)
    {
        if (stream is SslStream encrypted)
            await encrypted.ShutdownAsync();
        socket.Shutdown(SocketShutdown.Send);
    }

    public override void Reset() => socket.Close(timeout: 0);

    public override void Dispose() => stream.Dispose();
}
