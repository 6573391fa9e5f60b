namespace AkkaChat.Server.Settings;

/// <summary>How the room behaves; see <c>akkachat.room</c> in <c>server.conf</c>.</summary>
internal sealed record RoomSettings(int HistoryLines)
{
    /// <summary>Nicknames that nobody may have.</summary>
    public IReadOnlyList<string> ReservedNicknames { get; init; } = [];

    /// <summary>Whether the log holds what is said to one member alone.</summary>
    public bool RecordWhispers { get; init; } = true;

    public bool Equals(RoomSettings? other) =>
        other is not null && HistoryLines == other.HistoryLines && RecordWhispers == other.RecordWhispers && ReservedNicknames.SequenceEqual(other.ReservedNicknames, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(HistoryLines, ReservedNicknames.Count);
}
