namespace AkkaChat.Server.Settings;

/// <summary>How many connections the server accepts; see <c>akkachat.connections</c> in <c>server.conf</c>.</summary>
internal sealed record ConnectionSettings(int Backlog, int Max, int MaxPerAddress, Rate PerAddress, KeepAliveSettings KeepAlive)
{
    /// <summary>Proxies that say with the PROXY protocol whose connection they bring to the plain door.</summary>
    public AddressList Proxies { get; init; } = AddressList.None;

    /// <summary>The same without a limit on the rate of new connections from an address.</summary>
    public ConnectionSettings WithoutRateLimit => this with { PerAddress = new Rate(PerSecond: 0, Burst: 1) };
}
