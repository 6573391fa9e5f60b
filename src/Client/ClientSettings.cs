using System.Net;
using AkkaChat.Protocol;
using AkkaChat.Settings;

namespace AkkaChat.Client;

/// <summary>The settings under <c>akkachat.client</c>. <c>client.conf</c> has the meaning and default of each.</summary>
internal sealed record ClientSettings(
    string Host,
    int Port,
    Nickname? Nickname,
    bool Bell,
    TimeSpan GreetingTimeout,
    TimeSpan NicknameTimeout,
    TimeSpan ReconnectTimeout,
    ReconnectBackoff Retry)
{
    /// <summary>Whether the connection is encrypted.</summary>
    public bool Tls { get; init; }

    /// <summary>A PEM file with authorities, in place of the system's; empty for the system's.</summary>
    public string CertificateAuthorities { get; init; } = "";

    private const string Name = "client.conf";

    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1), Hour = TimeSpan.FromHours(1), Day = TimeSpan.FromDays(1);

    // Settings of earlier versions.
    private static readonly Dictionary<string, string> Renamed = new()
    {
        ["akkachat.client.patience"] = "akkachat.client.reconnect-timeout",
        ["akkachat.client.retry.first"] = "akkachat.client.retry.min-backoff",
        ["akkachat.client.retry.longest"] = "akkachat.client.retry.max-backoff",
    };

    /// <summary>The file with every setting and its default, beside the program.</summary>
    private static readonly string DefaultFile = Path.Combine(AppContext.BaseDirectory, Name);

    /// <summary>Reads the defaults; over them the user's file, if there is one; and over it a file for this time.</summary>
    /// <param name="file">The file for this time, if there is one.</param>
    /// <exception cref="SettingsException">Something in them is wrong.</exception>
    public static ClientSettings Load(string? file) => Load(UserFolders.Config(Name), file);

    /// <summary>The same with another file of the user's.</summary>
    public static ClientSettings Load(string usersFile, string? file)
    {
        var layers = new Layers<ClientSettings>(DefaultFile, Read, Renamed);
        if (File.Exists(usersFile))
            layers = layers.With(usersFile);
        if (file is not null)
            layers = layers.With(file);
        return layers.Settings;
    }

    private static ClientSettings Read(SettingsReader read)
    {
        var minBackoff = read.Duration("akkachat.client.retry.min-backoff", Millisecond, Hour);
        return new ClientSettings(
            Host: read.Text("akkachat.client.host"),
            Port: read.Number("akkachat.client.port", 1, IPEndPoint.MaxPort),
            Nickname: read.Parsed("akkachat.client.nickname", ParseNickname),
            Bell: read.Flag("akkachat.client.bell"),
            GreetingTimeout: read.Duration("akkachat.client.greeting-timeout", Millisecond, Hour),
            NicknameTimeout: read.Duration("akkachat.client.nickname-timeout", TimeSpan.Zero, Day),
            ReconnectTimeout: read.Duration("akkachat.client.reconnect-timeout", TimeSpan.Zero, Day),
            Retry: new ReconnectBackoff(minBackoff, read.Duration("akkachat.client.retry.max-backoff", minBackoff, Hour)))
        {
            Tls = read.Flag("akkachat.client.tls"),
            CertificateAuthorities = read.Parsed("akkachat.client.certificate-authorities", file => file),
        };
    }

    private static Nickname? ParseNickname(string text)
    {
        if (text.Length == 0)
            return null;
        return Protocol.Nickname.TryParse(text, out var nickname, out var refusal) ? nickname : throw new FormatException($"{refusal}");
    }
}
