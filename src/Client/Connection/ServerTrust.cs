using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AkkaChat.Client.Connection;

/// <summary>
/// Decides whether a server's certificate is the right one: the system's authorities vouch for it, or those of a
/// file, or it is the pinned one.
/// </summary>
/// <param name="authorities">The authorities of a file, in place of the system's; null for the system's.</param>
/// <param name="known">The certificates that this user has accepted, each for its server.</param>
internal sealed class ServerTrust(X509Certificate2Collection? authorities, KnownServers known)
{
    /// <summary>Whether a handshake goes on.</summary>
    /// <param name="server">The server, as <see cref="KnownServers"/> names it.</param>
    /// <param name="certificate">The server's certificate.</param>
    /// <param name="sent">The certificates that came with it.</param>
    /// <param name="errors">What the system says about it.</param>
    public bool Accepts(string server, X509Certificate2 certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (known.Find(server) == FingerprintOf(certificate))
            return true;
        if (authorities is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return errors == SslPolicyErrors.None;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var element in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build(certificate);
    }

    /// <summary>The SHA-256 fingerprint, in hexadecimal digits.</summary>
    public static string FingerprintOf(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);
}
