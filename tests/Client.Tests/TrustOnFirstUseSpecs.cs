using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AkkaChat.Client.Connection;

namespace AkkaChat.Client.Tests;

/// <summary>A server whose certificate no authority vouches for.</summary>
public sealed class FirstVisitSpecs : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("akkachat-visit-");
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate = NewCertificate();
    private readonly List<string> _asked = [];

    public FirstVisitSpecs()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    private KnownServers Known => new(Path.Combine(_folder.FullName, "state", "known-servers"));

    private string Fingerprint => ServerTrust.FingerprintOf(_certificate);

    private string Server => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    [Fact]
    public async Task Should_ask_once_and_remember()
    {
        await NewVisit(answer: true).TrustAsync();
        await NewVisit(answer: false).TrustAsync();

        _asked.ShouldBe([Fingerprint]);
        Known.Find(Server).ShouldBe(Fingerprint);
    }

    [Fact]
    public async Task Should_know_each_of_several_servers_by_its_own_certificate()
    {
        var trust = await NewVisit(answer: true).TrustAsync();

        Accepts(Server).ShouldBeTrue();
        Accepts("other:9").ShouldBeFalse();
        Known.Add("other:9", Fingerprint);
        Accepts("other:9").ShouldBeTrue();

        bool Accepts(string server) => trust.Accepts(server, _certificate, sent: null, SslPolicyErrors.RemoteCertificateChainErrors);
    }

    [Fact]
    public async Task Should_not_join_when_the_user_says_no()
    {
        (await Should.ThrowAsync<ClientException>(() => NewVisit(answer: false).TrustAsync())).Message.ShouldBe($"the certificate of {Server} was not accepted");

        Known.Find(Server).ShouldBeNull();
    }

    [Fact]
    public async Task Should_refuse_where_nobody_can_be_asked()
    {
        var visit = new TrustOnFirstUse(Options(), Known, ask: null);

        (await Should.ThrowAsync<ClientException>(visit.TrustAsync)).Message.ShouldBe(
            $"no authority vouches for the certificate of {Server}, {Fingerprint}: name one with --ca, or accept it once at a terminal");
    }

    [Fact]
    public async Task Should_refuse_one_that_has_changed()
    {
        Known.Add(Server, "AB12");

        var refusal = (await Should.ThrowAsync<ClientException>(() => NewVisit(answer: true).TrustAsync())).Message;

        refusal.ShouldStartWith($"the certificate of {Server} has changed: it was AB12 and is {Fingerprint}; ");
        refusal.ShouldContain(Known.File);
        _asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_trust_what_the_authorities_of_a_file_vouch_for()
    {
        var authorities = Path.Combine(_folder.FullName, "ca.pem");
        await File.WriteAllTextAsync(authorities, _certificate.ExportCertificatePem());

        await new TrustOnFirstUse(Options(authorities), Known, ask: null).TrustAsync();

        using var other = NewCertificate();
        await File.WriteAllTextAsync(authorities, other.ExportCertificatePem());
        (await Should.ThrowAsync<ClientException>(new TrustOnFirstUse(Options(authorities), Known, ask: null).TrustAsync)).Message.ShouldStartWith($"the authorities in {authorities} do not vouch ");
    }

    public void Dispose()
    {
        _listener.Dispose();
        _certificate.Dispose();
        _folder.Delete(recursive: true);
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
    }

    private TrustOnFirstUse NewVisit(bool answer) => new(Options(), Known, fingerprint =>
    {
        _asked.Add(fingerprint);
        return Task.FromResult(answer);
    });

    private ClientOptions Options(string authorities = "")
    {
        var settings = ClientSettings.Load(Path.Combine(_folder.FullName, "no.conf"), file: null);
        var place = (IPEndPoint)_listener.LocalEndpoint;
        return new ClientOptions(settings with { Host = "127.0.0.1", Port = place.Port, Tls = true, CertificateAuthorities = authorities });
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            await using var stream = new SslStream(client.GetStream());
            try
            {
                await stream.AuthenticateAsServerAsync(_certificate);
                _ = await stream.ReadAsync(new byte[1]);
            }
            catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client did not accept the certificate.
            }
        }
    }
}
