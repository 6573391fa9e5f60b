namespace AkkaChat.Server.Settings;

/// <summary>How the system notices that a peer has vanished; see <c>akkachat.connections.keep-alive</c> in <c>server.conf</c>.</summary>
internal sealed record KeepAliveSettings(TimeSpan Idle, TimeSpan Interval, int Count, TimeSpan UserTimeout);
