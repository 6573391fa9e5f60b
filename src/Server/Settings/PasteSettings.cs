namespace AkkaChat.Server.Settings;

/// <summary>
/// How much of what a plain client sends at once is told as one line; see <c>akkachat.session.flood.paste</c> in <c>server.conf</c>.
/// </summary>
/// <param name="MaxLines">The most lines; 0 for no pastes.</param>
/// <param name="MaxBytes">The most bytes.</param>
internal sealed record PasteSettings(int MaxLines, int MaxBytes)
{
    /// <summary>No pastes.</summary>
    public static readonly PasteSettings None = new(0, 0);
}
