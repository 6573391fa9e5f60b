using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Akka;
using Akka.IO;
using Akka.Streams.Dsl;
using Akka.Util;

namespace AkkaChat.Client.Connection;

/// <summary>A connection with TLS as a flow, like Akka.Streams' own without.</summary>
internal static class TlsConnection
{
    private const int ReadSize = 4096;

    /// <summary>A connection for one run of the stream; materializes to its handshake.</summary>
    /// <param name="host">The server's name or address, which its certificate has to name.</param>
    /// <param name="port">The server's port.</param>
    /// <param name="trust">Decides on the certificate.</param>
    /// <param name="timeout">How long the handshake may take.</param>
    public static Flow<ByteString, ByteString, Task> Create(string host, int port, ServerTrust trust, TimeSpan timeout)
    {
        var stream = ConnectAsync(host, port, (certificate, chain, errors) => trust.Accepts(KnownServers.NameOf(host, port), certificate, chain, errors), timeout);
        var buffer = new byte[ReadSize];
        var source = Source.UnfoldResourceAsync<ByteString, SslStream>(
            () => stream,
            ReadAsync,
            async opened =>
            {
                await opened.DisposeAsync();
                return Done.Instance;
            });
        var sink = Flow.Create<ByteString>()
            .SelectAsync(1, async bytes =>
            {
                await (await stream).WriteAsync(bytes.ToArray());
                return Done.Instance;
            })
            .To(Sink.Ignore<Done>());
        return Flow.FromSinkAndSource(sink, source, (_, _) => (Task)stream);

        async Task<Option<ByteString>> ReadAsync(SslStream opened)
        {
            var count = await opened.ReadAsync(buffer);
            return count > 0 ? Option<ByteString>.Create(ByteString.CopyFrom(buffer, 0, count)) : Option<ByteString>.None;
        }
    }

    /// <summary>Connects and makes a handshake.</summary>
    /// <param name="host">The server's name or address.</param>
    /// <param name="port">The server's port.</param>
    /// <param name="accepts">Decides on the certificate.</param>
    /// <param name="timeout">How long that may take.</param>
    public static async Task<SslStream> ConnectAsync(
        string host,
        int port,
        Func<X509Certificate2, X509Chain?, SslPolicyErrors, bool> accepts,
        TimeSpan timeout)
    {
        using var deadline = new CancellationTokenSource(timeout);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, deadline.Token);
            var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = host,
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    RemoteCertificateValidationCallback = (_, certificate, chain, errors) => certificate is X509Certificate2 shown && accepts(shown, chain, errors),
                },
                deadline.Token);
            return stream;
        }
        catch (Exception e)
        {
            socket.Dispose();
            throw e switch
            {
                SocketException => new Akka.Streams.StreamTcpException("no connection", e),
                OperationCanceledException => new TimeoutException("no handshake in time", e),
                _ => e,
            };
        }
    }
}
