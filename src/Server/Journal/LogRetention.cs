using System.Data.Common;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Journal;

/// <summary>Deletes the records that are not kept any longer, oldest first and a few at a time.</summary>
/// <param name="keep">What is kept.</param>
internal sealed class LogRetention(LogKeep keep)
{
    private const int Portion = 100;

    // Looks at the oldest records alone, however many there are. All before the last that may go, go: what remains has no gap.
    private const string DeleteOldest = """
        DELETE FROM record WHERE sequence <= (
          SELECT MAX(sequence) FROM (SELECT sequence, time, total FROM record WHERE sequence < @covered ORDER BY sequence LIMIT @portion) AS oldest
          WHERE time < @time OR total <= (SELECT total FROM record ORDER BY sequence DESC LIMIT 1) - @size)
        """;

    /// <summary>Whether nothing is ever deleted.</summary>
    public bool IsEverything => keep == LogKeep.Everything;

    /// <summary>Deletes at most a portion.</summary>
    /// <param name="connection">The writer's connection.</param>
    /// <param name="covered">The sequence number that the latest snapshot covers. This record stays, so that the numbers go on.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether there may be more.</returns>
    public bool DeletePortion(DbConnection connection, long covered, DateTimeOffset now) => connection.Execute(
        DeleteOldest,
        ("@covered", covered),
        ("@portion", (long)Portion),
        ("@time", keep.Age is { } age ? (now - age).ToUnixTimeMilliseconds() : long.MinValue),
        ("@size", keep.Size ?? long.MaxValue)) == Portion;
}
