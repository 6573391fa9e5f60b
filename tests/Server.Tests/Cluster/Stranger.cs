using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using AkkaChat.EndToEnd.Tests.Harness;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Cluster;

/// <summary>Somebody who connects to the port of a node and is none.</summary>
internal static class Stranger
{
    /// <summary>Whether a node ends the connection of a stranger.</summary>
    public static async Task<bool> IsTurnedAwayAsync(NodeAddress node, Func<Stream, CancellationToken, ValueTask> introduce)
    {
        using var limit = new CancellationTokenSource(TestTimeout.Limit);
        using var client = new TcpClient(node.Host, node.Port);
        try
        {
            await introduce(client.GetStream(), limit.Token);
            while (await client.GetStream().ReadAsync(new byte[1000], limit.Token) > 0)
            {
                // It may say why.
            }
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            // Its end came before ours was read.
        }
        return true;
    }

    /// <summary>Shows the certificate of another authority.</summary>
    public static async ValueTask ShowAsync(NodeCertificates certificates, Stream stream, CancellationToken limit)
    {
        using var pem = X509Certificate2.CreateFromPemFile(certificates.Certificate, certificates.Key);
        using var certificate = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), password: null);
        var tls = new SslStream(stream);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { ClientCertificates = [certificate], RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null, TargetHost = "node" }, limit);
    }
}
