using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AkkaChat.Server.Tests.Cluster;

/// <summary>An authority, and a certificate that it has issued, as PEM files.</summary>
internal sealed class NodeCertificates : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("akkachat-tls-");

    public NodeCertificates()
    {
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=authority", authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var authority = request.CreateSelfSigned(from, to);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=node", key, HashAlgorithmName.SHA256).Create(authority, from, to, [1, 2, 3]);
        File.WriteAllText(Authority, authority.ExportCertificatePem());
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
    }

    public string Authority => Path.Combine(_folder.FullName, "authority.pem");

    public string Certificate => Path.Combine(_folder.FullName, "node.pem");

    public string Key => Path.Combine(_folder.FullName, "node.key");

    /// <inheritdoc />
    public void Dispose() => _folder.Delete(recursive: true);
}
