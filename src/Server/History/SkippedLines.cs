namespace AkkaChat.Server.History;

/// <summary>Lines that a member was not told, because it was too slow.</summary>
/// <param name="Count">How many.</param>
/// <param name="Until">The number of the last event before it read again.</param>
internal sealed record SkippedLines(int Count, long Until);
