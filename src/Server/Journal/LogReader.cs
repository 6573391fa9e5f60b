using System.Data.Common;
using AkkaChat.Server.Journal.Records;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Journal;

/// <summary>
/// Reads the log, also while a server writes it. Each reading has a connection of its own and waits for the database, so it must not run on the
/// thread of the actors; several may run at a time. A log that is not recorded has no records.
/// </summary>
/// <param name="log">Where the log is.</param>
internal sealed class LogReader(LogSettings log)
{
    private readonly LogDatabase? _database = LogDatabase.Of(log);

    /// <summary>The records from an event on, in their order; those that are no longer kept are missing.</summary>
    /// <param name="number">The event's number. The first record may begin with earlier events.</param>
    /// <exception cref="LogException">There is no log, or it cannot be read.</exception>
    public IEnumerable<Record> From(long number) =>
        Read(connection => RecordPages.Forward(_database!, connection, Holding(connection, number)));

    /// <summary>The records from a time on, in their order; those that are no longer kept are missing.</summary>
    /// <param name="time">The time. The first record may begin with earlier events.</param>
    /// <exception cref="LogException">There is no log, or it cannot be read.</exception>
    public IEnumerable<Record> Since(DateTimeOffset time) =>
        Read(connection => RecordPages.Forward(_database!, connection, Before(connection, time)));

    /// <summary>The records before an event, the latest first.</summary>
    /// <param name="number">The event's number. The first record may end with this event and later ones.</param>
    /// <exception cref="LogException">There is no log, or it cannot be read.</exception>
    public IEnumerable<Record> Before(long number) =>
        Read(connection => RecordPages.Backward(_database!, connection, Holding(connection, number - 1)));

    private static long Holding(DbConnection connection, long number) =>
        connection.Number("SELECT sequence FROM record WHERE first <= @number ORDER BY first DESC, sequence DESC LIMIT 1", ("@number", number));

    private static long Before(DbConnection connection, DateTimeOffset time) =>
        connection.Number("SELECT sequence FROM record WHERE time <= @time ORDER BY time DESC, sequence DESC LIMIT 1", ("@time", time.ToUnixTimeMilliseconds()));

    private IEnumerable<Record> Read(Func<DbConnection, IEnumerable<(long Sequence, Record Record)>> read)
    {
        if (_database is null)
            yield break;
        using var connection = Explained(_database.OpenReader);
        using var records = Explained(() => read(connection).GetEnumerator());
        while (Explained(records.MoveNext))
            yield return records.Current.Record;
    }

    private T Explained<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (DbException e)
        {
            throw _database!.Explain(e);
        }
    }
}
