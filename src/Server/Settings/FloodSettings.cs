namespace AkkaChat.Server.Settings;

/// <summary>How fast one connection may send; see <c>akkachat.session.flood</c> in <c>server.conf</c>.</summary>
internal sealed record FloodSettings(Rate Rate, TimeSpan WarnAfter, TimeSpan CloseAfter)
{
    /// <summary>How much of a burst is one paste.</summary>
    public PasteSettings Paste { get; init; } = PasteSettings.None;
}
