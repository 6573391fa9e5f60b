using AkkaChat.Settings;

namespace AkkaChat.Server.Settings;

/// <summary>
/// The doors beside the plain one; see <c>akkachat.tls</c>, <c>akkachat.http</c> and <c>akkachat.certificate</c> in <c>server.conf</c>.
/// </summary>
/// <param name="Tls">Where lines over TLS are accepted; null for nowhere.</param>
/// <param name="Http">Where the web page is served; null for nowhere.</param>
/// <param name="Certificate">The certificate of both; null for none.</param>
internal sealed record DoorSettings(DoorAddress? Tls, DoorAddress? Http, CertificateFiles? Certificate)
{
    /// <summary>Only the plain door.</summary>
    public static readonly DoorSettings None = new(Tls: null, Http: null, Certificate: null);

    /// <summary>Origins whose pages may connect beside the server's own.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Proxies that say with the PROXY protocol whose connection they bring to the door for TLS.</summary>
    public AddressList TlsProxies { get; init; } = AddressList.None;

    /// <summary>Proxies that say, with the PROXY protocol or forwarded headers, whose connection they bring to the web page's door.</summary>
    public AddressList HttpProxies { get; init; } = AddressList.None;

    /// <summary>Where monitoring programs are answered; null for nowhere.</summary>
    public DoorAddress? Admin { get; init; }

    /// <summary>Whether clients have any.</summary>
    public bool IsAnyOpen => Tls is not null || Http is not null;

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="SettingsException">One is wrong.</exception>
    public static DoorSettings Read(SettingsReader read)
    {
        var certificate = read.Parsed("akkachat.certificate.file", file => file);
        var key = read.Parsed("akkachat.certificate.key", file => file);
        return new DoorSettings(
            Tls: read.Parsed("akkachat.tls.address", DoorAddress.Parse),
            Http: read.Parsed("akkachat.http.address", DoorAddress.Parse),
            Certificate: certificate.Length + key.Length > 0 ? new CertificateFiles(certificate, key) : null)
        {
            Origins = read.Texts("akkachat.http.origins"),
            TlsProxies = read.ParsedTexts("akkachat.tls.proxies", AddressList.Parse),
            HttpProxies = read.ParsedTexts("akkachat.http.proxies", AddressList.Parse),
            Admin = read.Parsed("akkachat.admin.address", DoorAddress.ParseLocal),
        };
    }

    /// <summary>The same with the options of the command line over it.</summary>
    /// <exception cref="SettingsException">They do not go together.</exception>
    public DoorSettings With(DoorOptions options)
    {
        var certificate = options.Certificate is null && options.Key is null
            ? Certificate
            : new CertificateFiles(options.Certificate ?? Certificate?.Certificate ?? "", options.Key ?? Certificate?.Key ?? "");
        var doors = this with
        {
            Tls = options.Tls ?? Tls,
            Http = options.Http ?? Http,
            Admin = options.Admin ?? Admin,
            Certificate = certificate,
        };
        if (certificate is { Certificate: "" } or { Key: "" })
            throw new SettingsException("a certificate needs its key: name both, with --certificate and --key or in akkachat.certificate");
        if (doors.Tls is not null && certificate is null)
        {
            throw new SettingsException(
                $"TLS on {doors.Tls} needs a certificate: name it with --certificate and --key (AkkaChat.Server make-certificate makes one for trying it)");
        }
        return doors;
    }

    public bool Equals(DoorSettings? other) => other is not null && Tls == other.Tls && Http == other.Http && Certificate == other.Certificate && Admin == other.Admin
        && TlsProxies.Equals(other.TlsProxies) && HttpProxies.Equals(other.HttpProxies)
        && Origins.SequenceEqual(other.Origins, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Tls, Http, Admin, Certificate);
}
