using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akka.Event;
using Akka.Remote.Hosting;
using AkkaChat.Server.Settings;
using AkkaChat.Settings;

namespace AkkaChat.Server.Cluster;

/// <summary>TLS between nodes: each shows a certificate, and takes only one that the authority of the settings has issued.</summary>
internal static class NodeTls
{
    /// <summary>Reads the PEM files.</summary>
    /// <exception cref="SettingsException">One of them cannot be read, or is none.</exception>
    public static SslOptions Load(ClusterSettings settings)
    {
        try
        {
            using var pem = X509Certificate2.CreateFromPemFile(settings.Certificate, settings.Key);
            var authority = new X509Certificate2Collection();
            authority.ImportFromPemFile(settings.Authority);
            if (authority.Count == 0)
                throw new CryptographicException($"{settings.Authority} holds no certificate");
            return new SslOptions
            {
                X509Certificate = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), password: null),
                RequireMutualAuthentication = true,
                CustomValidator = (certificate, _, peer, _, log) =>
                {
                    if (certificate is not null && IsIssuedBy(authority, certificate))
                        return true;
                    log.Warning("refused {0}: its certificate is not from the authority of akkachat.cluster.authority", peer);
                    return false;
                },
            };
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"akkachat.cluster: the certificate, key and authority cannot be used: {e.Message.Split('\n')[0]}");
        }
    }

    private static bool IsIssuedBy(X509Certificate2Collection authority, X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }
}
