namespace AkkaChat.Server.Settings;

/// <summary>How the room behaves; see <c>akkachat.room</c> in <c>server.conf</c>.</summary>
internal sealed record RoomSettings(int HistoryLines)
{
    /// <summary>The registered nicknames of operators: whoever logs in as one is an operator.</summary>
    public IReadOnlyList<string> Operators { get; init; } = [];

    /// <summary>Nicknames that nobody may have.</summary>
    public IReadOnlyList<string> ReservedNicknames { get; init; } = [];

    /// <summary>Whether clients that cannot resume get a code to rejoin with.</summary>
    public bool HasRejoinCodes { get; init; }

    /// <summary>Whether the log holds what is said to one member alone.</summary>
    public bool RecordWhispers { get; init; } = true;

    public bool Equals(RoomSettings? other) =>
        other is not null
        && HistoryLines == other.HistoryLines
        && RecordWhispers == other.RecordWhispers
        && HasRejoinCodes == other.HasRejoinCodes
        && Operators.SequenceEqual(other.Operators, StringComparer.Ordinal)
        && ReservedNicknames.SequenceEqual(other.ReservedNicknames, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(HistoryLines, ReservedNicknames.Count);
}
