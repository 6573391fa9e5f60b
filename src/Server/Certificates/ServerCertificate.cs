using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Certificates;

/// <summary>
/// The certificate that the server shows, from PEM files. Connections that exist keep theirs when it is read again.
/// </summary>
internal sealed class ServerCertificate
{
    private readonly CertificateFiles _files;
    private volatile SslStreamCertificateContext _current;
    private (DateTime Certificate, DateTime Key) _read;

    /// <summary>Reads the files.</summary>
    /// <exception cref="CertificateException">They cannot be read, or do not belong together.</exception>
    public ServerCertificate(CertificateFiles files)
    {
        _files = files;
        _read = Written();
        _current = Load(files);
    }

    /// <summary>What the next handshake uses. Kestrel changes it, so each gets its own.</summary>
    public SslServerAuthenticationOptions NewOptions() => new()
    {
        ServerCertificateContext = _current,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
    };

    /// <summary>Whether the files were written since they were read.</summary>
    public bool HasChanged => _read != Written();

    /// <summary>Reads the files again. What they held before stays in use when something is wrong.</summary>
    /// <exception cref="CertificateException">They cannot be read, or do not belong together.</exception>
    public void Reload()
    {
        _read = Written();
        _current = Load(_files);
    }

    /// <summary>Who and until when, for the administrator.</summary>
    public override string ToString()
    {
        var certificate = _current.TargetCertificate;
        return $"{certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false)}, valid until {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}";
    }

    private static SslStreamCertificateContext Load(CertificateFiles files)
    {
        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(files.Certificate);
            var own = X509Certificate2.CreateFromPemFile(files.Certificate, files.Key);
            return SslStreamCertificateContext.Create(own, chain, offline: true);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new CertificateException(
                $"{files.Certificate} and {files.Key} are no certificate and its key: {e.Message.TrimEnd('.')} (both are PEM files, the key without a passphrase)", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CertificateException($"the certificate cannot be read: {e.Message}", e);
        }
    }

    private (DateTime Certificate, DateTime Key) Written() => (File.GetLastWriteTimeUtc(_files.Certificate), File.GetLastWriteTimeUtc(_files.Key));
}
