using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AkkaChat.Server.Certificates;

/// <summary>Makes a certificate that no authority vouches for, to try TLS with.</summary>
internal static class SelfSignedCertificate
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1"; // RFC 5280, section 4.2.1.12

    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromHours(1);

    /// <summary>Makes a certificate and its key.</summary>
    /// <param name="names">The names and addresses of the server.</param>
    /// <param name="now">The time.</param>
    /// <param name="valid">How long it is valid.</param>
    /// <returns>Both as PEM, and the SHA-256 fingerprint.</returns>
    public static (string Certificate, string Key, string Fingerprint) Make(IReadOnlyList<string> names, DateTimeOffset now, TimeSpan valid)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={names[0]}", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
                alternatives.AddIpAddress(address);
            else
                alternatives.AddDnsName(name);
        }
        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        using var certificate = request.CreateSelfSigned(now - ClocksDiffer, now + valid);
        return (certificate.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n", certificate.GetCertHashString(HashAlgorithmName.SHA256));
    }
}
