using AkkaChat.Protocol;

namespace AkkaChat.Server.Settings;

/// <summary>How the server treats one connection; see <c>akkachat.session</c> in <c>server.conf</c> for each.</summary>
internal sealed record SessionSettings(
    int MaxLineBytes,
    int LinesInFlight,
    int MaxPendingBytes,
    FloodSettings Flood,
    SlowReaderPolicy SlowReaderPolicy,
    TimeSpan NicknameTimeout,
    TimeSpan ClosingTimeout,
    TimeSpan Linger,
    TimeSpan GracePeriod)
{
    /// <summary>The language of the server's own lines for whoever has not chosen one.</summary>
    public Language Language { get; init; }
}
