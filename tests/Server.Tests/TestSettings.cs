using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests;

/// <summary>Settings for the tests: small limits, no flood control.</summary>
internal static class TestSettings
{
    public static readonly ConnectionSettings Connections = new(
        Backlog: 100,
        Max: 1000,
        MaxPerAddress: 0,
        new Rate(PerSecond: 0, Burst: 1),
        new KeepAliveSettings(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(10), Count: 3, TimeSpan.FromSeconds(50)));

    public static readonly SessionSettings Session = new(
        MaxLineBytes: 100,
        LinesInFlight: 3,
        MaxPendingBytes: 1000,
        Flood: new FloodSettings(new Rate(PerSecond: 0, Burst: 1), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)),
        SlowReaderPolicy: SlowReaderPolicy.Skip,
        NicknameTimeout: TimeSpan.FromSeconds(30),
        ClosingTimeout: TimeSpan.FromSeconds(5),
        Linger: TimeSpan.FromSeconds(2),
        GracePeriod: TimeSpan.FromSeconds(30));

    public static readonly ServerSettings Server = new(["127.0.0.1"], 0, Connections, Session, new RoomSettings(HistoryLines: 0), LogSettings.Memory);
}
