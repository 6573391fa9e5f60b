using AkkaChat.Server.Certificates;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Doors;

/// <summary>Certificates in files that go with the test.</summary>
internal sealed class TestCertificate : IDisposable
{
    private static readonly TimeSpan Valid = TimeSpan.FromDays(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("akkachat-certificate-");

    public TestCertificate() => Renew();

    /// <summary>A certificate for tests that do not look at it.</summary>
    public static ServerCertificate Current { get; } = MakeCurrent();

    public CertificateFiles Files => new(Path.Combine(_folder.FullName, "cert.pem"), Path.Combine(_folder.FullName, "key.pem"));

    /// <summary>Writes another certificate into the files.</summary>
    /// <returns>Its fingerprint.</returns>
    public string Renew()
    {
        var (certificate, key, fingerprint) = SelfSignedCertificate.Make(["localhost", "127.0.0.1"], DateTimeOffset.UtcNow, Valid);
        File.WriteAllText(Files.Certificate, certificate);
        File.WriteAllText(Files.Key, key);
        return fingerprint;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static ServerCertificate MakeCurrent()
    {
        using var files = new TestCertificate();
        return new ServerCertificate(files.Files);
    }
}
