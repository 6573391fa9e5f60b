using AkkaChat.Server.Limits;

namespace AkkaChat.Server.Settings;

/// <summary>How many connections the server takes; see <c>akkachat.connections</c> in <c>server.conf</c>.</summary>
internal sealed record ConnectionSettings(int Backlog, int Max, int MaxPerAddress, Rate PerAddress, KeepAliveSettings KeepAlive);
