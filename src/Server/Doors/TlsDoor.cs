using System.Net;
using Akka.Actor;
using AkkaChat.Protocol;
using AkkaChat.Server.Certificates;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Lines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace AkkaChat.Server.Doors;

/// <summary>Accepts lines over TLS.</summary>
internal static class TlsDoor
{
    private const byte Handshake = 0x16; // the first byte of TLS: RFC 8446, section 5.1

    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);

    private static readonly ServerText Refusal = $"this port speaks TLS: connect with ncat --ssl, openssl s_client, or the AkkaChat client with --tls";

    /// <summary>Has a listening socket of Kestrel be such a door.</summary>
    /// <param name="listen">The socket.</param>
    /// <param name="certificate">The certificate to show.</param>
    /// <param name="connections">The actor that takes the connections.</param>
    /// <param name="language">The language of the refusal.</param>
    public static void UseTlsDoor(this ListenOptions listen, ServerCertificate certificate, IActorRef connections, Language language)
    {
        var refusal = ServerLines.Refusal(new LineForm(WireFormat.Lf, language), Refusal).Segments[0];
        listen.Use(next => connection => RefuseOthersAsync(connection, next, refusal));
        listen.UseCertificate(certificate);
        listen.Run(async connection =>
        {
            var transport = new TlsTransport(connection.Features.GetRequiredFeature<ISslStreamFeature>().SslStream, connection);
            PendingConnections.Admit(connection.Features);
            var local = new DoorEndPoint(DoorNames.Tls, (IPEndPoint)connection.LocalEndPoint!);
            connections.Tell(new DoorConnections.Accepted(transport, (IPEndPoint)connection.RemoteEndPoint!, local));
            await transport.Released;
        });
    }

    /// <summary>Has a listening socket of Kestrel encrypt; each handshake takes the certificate that is the current one.</summary>
    public static void UseCertificate(this ListenOptions listen, ServerCertificate certificate) => listen.UseHttps(new TlsHandshakeCallbackOptions
    {
        OnConnection = _ => ValueTask.FromResult(certificate.NewOptions()),
        HandshakeTimeout = HandshakeTimeout,
    });

    /// <summary>Tells who begins no handshake, for instance with <c>nc</c>.</summary>
    private static async Task RefuseOthersAsync(ConnectionContext connection, ConnectionDelegate next, ReadOnlyMemory<byte> refusal)
    {
        if (await BeginsHandshakeAsync(connection))
            await next(connection);
        else
            await connection.Transport.Output.WriteAsync(refusal);
    }

    private static async Task<bool> BeginsHandshakeAsync(ConnectionContext connection)
    {
        using var timeout = new CancellationTokenSource(HandshakeTimeout);
        var input = connection.Transport.Input;
        try
        {
            var start = (await input.ReadAsync(timeout.Token)).Buffer;
            var begins = !start.IsEmpty && start.FirstSpan[0] == Handshake;
            input.AdvanceTo(begins ? start.Start : start.End);
            return begins;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (ConnectionResetException)
        {
            return false;
        }
    }
}
