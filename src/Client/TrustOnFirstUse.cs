using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akka.Streams;
using AkkaChat.Client.Connection;

namespace AkkaChat.Client;

/// <summary>
/// Looks at a server's certificate before the client joins. One that no authority vouches for is asked about on the first visit, as ssh
/// does; a changed one is refused.
/// </summary>
/// <param name="options">The server.</param>
/// <param name="known">The certificates that were accepted before.</param>
/// <param name="ask">Asks the user, with the fingerprint; null when nobody can be asked.</param>
internal sealed class TrustOnFirstUse(ClientOptions options, KnownServers known, Func<string, Task<bool>>? ask)
{
    private string Server => KnownServers.NameOf(options.Host, options.Port);

    /// <summary>Finds out what to trust.</summary>
    /// <exception cref="ClientException">The server's certificate is not to be trusted.</exception>
    public async Task<ServerTrust> TrustAsync()
    {
        var authorities = ReadAuthorities();
        var pin = known.Find(Server);
        var trust = new ServerTrust(authorities, known);
        if (await ReadFingerprintAsync(trust) is not { } fingerprint)
            return trust;
        if (pin is not null)
            throw new ClientException($"the certificate of {Server} has changed: it was {pin} and is {fingerprint}; if that is right, remove its line from {known.File}");
        if (authorities is not null)
            throw new ClientException($"the authorities in {options.CertificateAuthorities} do not vouch for the certificate of {Server}, {fingerprint}, or it is for another name");
        if (ask is null)
            throw new ClientException($"no authority vouches for the certificate of {Server}, {fingerprint}: name one with --ca, or accept it once at a terminal");
        if (!await ask(fingerprint))
            throw new ClientException($"the certificate of {Server} was not accepted");
        known.Add(Server, fingerprint);
        return trust;
    }

    /// <summary>
    /// The fingerprint of a certificate that is not trusted; null for one that is, and where nobody answers: the client says so later.
    /// </summary>
    private async Task<string?> ReadFingerprintAsync(ServerTrust trust)
    {
        string? fingerprint = null;
        try
        {
            await using var stream = await TlsConnection.ConnectAsync(options.Host, options.Port, ReadCertificate, options.GreetingTimeout);
        }
        catch (AuthenticationException) when (fingerprint is not null)
        {
            return fingerprint;
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            throw new ClientException($"{Server} does not speak TLS: leave out --tls, or name another port");
        }
        catch (Exception e) when (e is StreamTcpException or TimeoutException)
        {
            return null;
        }
        return null;

        bool ReadCertificate(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors)
        {
            var accepts = trust.Accepts(Server, certificate, chain, errors);
            fingerprint = accepts ? null : ServerTrust.FingerprintOf(certificate);
            return accepts;
        }
    }

    private X509Certificate2Collection? ReadAuthorities()
    {
        if (options.CertificateAuthorities.Length == 0)
            return null;
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(options.CertificateAuthorities);
            return authorities;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ClientException($"{options.CertificateAuthorities} holds no certificates: {e.Message.TrimEnd('.')}; name a PEM file with --ca");
        }
    }
}
