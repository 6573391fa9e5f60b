using AkkaChat.Settings;

namespace AkkaChat.Server.History;

/// <summary>Which lines of the history somebody wants to read.</summary>
/// <param name="Lines">How many at most; the latest of them.</param>
/// <param name="Since">From which time on; null for any.</param>
/// <param name="Before">The number of the event that they were said before; null for any.</param>
internal sealed record HistoryRange(int Lines, PointInTime? Since = null, long? Before = null);
