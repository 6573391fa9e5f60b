namespace AkkaChat.Server.Settings;

/// <summary>How the room behaves; see <c>akkachat.room</c> in <c>server.conf</c>.</summary>
internal sealed record RoomSettings(int HistoryLines)
{
    /// <summary>Nicknames that nobody may have.</summary>
    public IReadOnlyList<string> ReservedNicknames { get; init; } = [];

    public bool Equals(RoomSettings? other) =>
        other is not null && HistoryLines == other.HistoryLines && ReservedNicknames.SequenceEqual(other.ReservedNicknames, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(HistoryLines, ReservedNicknames.Count);
}
