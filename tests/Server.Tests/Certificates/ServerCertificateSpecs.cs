using AkkaChat.Server.Certificates;
using AkkaChat.Server.Settings;
using AkkaChat.Server.Tests.Doors;
using AkkaChat.Settings;

namespace AkkaChat.Server.Tests.Certificates;

public sealed class ServerCertificateSpecs : IDisposable
{
    private readonly TestCertificate _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Should_say_what_it_is()
    {
        new ServerCertificate(_files.Files).ToString().ShouldStartWith("localhost, valid until 20");
    }

    [Fact]
    public void Should_keep_the_one_before_when_the_new_one_is_none()
    {
        var certificate = new ServerCertificate(_files.Files);
        var before = certificate.NewOptions().ServerCertificateContext;
        File.WriteAllText(_files.Files.Certificate, "none");

        Should.Throw<CertificateException>(certificate.Reload).Message.ShouldContain(_files.Files.Certificate);

        certificate.NewOptions().ServerCertificateContext.ShouldBeSameAs(before);
    }

    [Fact]
    public void Should_notice_that_the_files_were_written()
    {
        var certificate = new ServerCertificate(_files.Files);
        certificate.HasChanged.ShouldBeFalse();
        _files.Renew();
        File.SetLastWriteTimeUtc(_files.Files.Key, DateTime.UtcNow.AddMinutes(1)); // file systems count time in steps

        certificate.HasChanged.ShouldBeTrue();
        certificate.Reload();
        certificate.HasChanged.ShouldBeFalse();
    }

    [Fact]
    public void Should_name_a_file_that_is_missing()
    {
        Should.Throw<CertificateException>(() => new ServerCertificate(new CertificateFiles("missing.pem", "missing.key"))).Message.ShouldContain("missing.pem");
    }

    [Fact]
    public void Should_be_named_with_its_key_and_where_there_is_TLS()
    {
        var doors = DoorSettings.None;

        Should.Throw<SettingsException>(() => doors.With(new DoorOptions(Tls: new DoorAddress("::", 9443)))).Message.ShouldStartWith("TLS on [::]:9443 needs a certificate: ");
        Should.Throw<SettingsException>(() => doors.With(new DoorOptions(Certificate: "cert.pem"))).Message.ShouldStartWith("a certificate needs its key: ");
    }
}
