using System.Net;
using AkkaChat.Protocol;
using AkkaChat.Server.Passwords;
using AkkaChat.Settings;

namespace AkkaChat.Server.Settings;

/// <summary>The settings under <c>akkachat</c>. <c>server.conf</c> has the meaning, unit, default and danger of each.</summary>
internal sealed record ServerSettings(
    IReadOnlyList<string> Hosts,
    int Port,
    ConnectionSettings Connections,
    SessionSettings Session,
    RoomSettings Room,
    LogSettings Log)
{
    private const int MiB = 1024 * 1024;

    /// <summary>The doors beside the plain one.</summary>
    public DoorSettings Doors { get; init; } = DoorSettings.None;

    /// <summary>The hash of the password that makes operators; null when nobody can become one.</summary>
    public PasswordHash? OperatorPassword { get; init; }

    /// <summary>How many relays serve the sessions, each on a thread of its own if there are several.</summary>
    public int Relays { get; init; } = 1;

    /// <summary>This node among others.</summary>
    public ClusterSettings Cluster { get; init; } = ClusterSettings.None;

    /// <summary>The new paths of settings of earlier versions, by the old paths.</summary>
    public static readonly IReadOnlyDictionary<string, string> Renamed = new Dictionary<string, string>
    {
        ["akkachat.connections.keep-alive.unacknowledged"] = "akkachat.connections.keep-alive.user-timeout",
        ["akkachat.session.backlog"] = "akkachat.session.max-pending-bytes",
        ["akkachat.session.grace"] = "akkachat.session.grace-period",
        ["akkachat.session.naming-timeout"] = "akkachat.session.nickname-timeout",
        ["akkachat.session.when-behind"] = "akkachat.session.slow-reader-policy",
    };

    /// <summary>Reads and checks all settings.</summary>
    /// <exception cref="SettingsException">A value is missing, of the wrong kind, or out of range.</exception>
    public static ServerSettings Read(SettingsReader read) => new(
        Hosts: read.TextOrTexts("akkachat.host"),
        Port: read.Number("akkachat.port", 0, IPEndPoint.MaxPort),
        Connections: new ConnectionSettings(
            Backlog: read.Number("akkachat.connections.backlog", 1, 65_535),
            Max: read.Number("akkachat.connections.max", 1, 10_000_000),
            MaxPerAddress: read.Number("akkachat.connections.max-per-address", 0, 10_000_000),
            PerAddress: new Rate(
                PerSecond: read.Number("akkachat.connections.per-second-per-address", 0, 1_000_000),
                Burst: read.Number("akkachat.connections.burst-per-address", 1, 1_000_000)),
            KeepAlive: new KeepAliveSettings(
                Idle: read.Duration("akkachat.connections.keep-alive.idle", TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
                Interval: read.Duration("akkachat.connections.keep-alive.interval", TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
                Count: read.Number("akkachat.connections.keep-alive.count", 1, 100),
                UserTimeout: read.Duration("akkachat.connections.keep-alive.user-timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(1))))
        {
            Proxies = read.ParsedTexts("akkachat.connections.proxies", AddressList.Parse),
        },
        Session: ReadSession(read),
        Room: new RoomSettings(
            HistoryLines: read.Number("akkachat.room.history-lines", 0, 10_000))
        {
            HasRejoinCodes = read.Flag("akkachat.room.rejoin-codes"),
            RecordWhispers = read.Flag("akkachat.room.record-whispers"),
            Operators = read.Texts("akkachat.operators.accounts"),
            ReservedNicknames = read.Texts("akkachat.room.reserved-nicknames"),
        },
        Log: read.Parsed("akkachat.log.store", LogSettings.Parse) with
        {
            Sync = read.Flag("akkachat.log.sync"),
            Keep = new LogKeep(
                Age: read.OptionalDuration("akkachat.log.keep.age", LogKeep.Unlimited, TimeSpan.FromMinutes(1)),
                Size: read.OptionalSize("akkachat.log.keep.size", LogKeep.Unlimited, MiB)),
        })
    {
        Relays = read.Number("akkachat.relays", 1, 64),
        Cluster = ClusterSettings.Read(read),
        OperatorPassword = read.Parsed("akkachat.operators.password-hash", hash => hash.Length == 0 ? null : PasswordHash.Parse(hash)),
        Doors = DoorSettings.Read(read),
    };

    private static SessionSettings ReadSession(SettingsReader read) => new SessionSettings(
        MaxLineBytes: read.Number("akkachat.session.max-line-bytes", 128, MiB),
        LinesInFlight: read.Number("akkachat.session.lines-in-flight", 1, 10_000),
        MaxPendingBytes: read.Size("akkachat.session.max-pending-bytes", 4 * 1024, 1024 * MiB),
        Flood: new FloodSettings(
            new Rate(
                PerSecond: read.Number("akkachat.session.flood.lines-per-second", 0, 1_000_000),
                Burst: read.Number("akkachat.session.flood.burst", 1, 1_000_000)),
            WarnAfter: read.Duration("akkachat.session.flood.warn-after", TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1)),
            CloseAfter: read.Duration("akkachat.session.flood.close-after", TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1)))
        {
            Paste = new PasteSettings(
                MaxLines: read.Number("akkachat.session.flood.paste.max-lines", 0, 100_000),
                MaxBytes: read.Size("akkachat.session.flood.paste.max-bytes", 1024, MiB)),
        },
        SlowReaderPolicy: read.Choice("akkachat.session.slow-reader-policy", ("skip", SlowReaderPolicy.Skip), ("disconnect", SlowReaderPolicy.Disconnect)),
        NicknameTimeout: read.Duration("akkachat.session.nickname-timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
        ClosingTimeout: read.Duration("akkachat.session.closing-timeout", TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1)),
        Linger: read.Duration("akkachat.session.linger", TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1)),
        GracePeriod: read.Duration("akkachat.session.grace-period", TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)))
    {
        Language = read.Choice("akkachat.session.language", ("en", Language.English), ("ko", Language.Korean)),
    };
}
