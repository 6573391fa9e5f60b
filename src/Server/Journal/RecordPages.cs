using System.Data.Common;
using AkkaChat.Server.Journal.Records;
using Google.Protobuf;

namespace AkkaChat.Server.Journal;

/// <summary>
/// Reads records a page at a time, so that a slow reader neither holds a whole log in memory nor keeps the database from tidying up.
/// </summary>
internal static class RecordPages
{
    private const int PageSize = 100;

    private const string Next = "SELECT sequence, content FROM record WHERE sequence >= @from ORDER BY sequence LIMIT @count";
    private const string Previous = "SELECT sequence, content FROM record WHERE sequence <= @from ORDER BY sequence DESC LIMIT @count";

    /// <summary>Reads records in their order.</summary>
    /// <param name="database">The log's database.</param>
    /// <param name="connection">A connection to it.</param>
    /// <param name="from">The sequence number to begin at.</param>
    /// <exception cref="LogException">A record is damaged.</exception>
    public static IEnumerable<(long Sequence, Record Record)> Forward(LogDatabase database, DbConnection connection, long from) =>
        Read(database, connection, Next, from, step: 1);

    /// <summary>Reads records against their order.</summary>
    /// <param name="database">The log's database.</param>
    /// <param name="connection">A connection to it.</param>
    /// <param name="from">The sequence number to begin at.</param>
    /// <exception cref="LogException">A record is damaged.</exception>
    public static IEnumerable<(long Sequence, Record Record)> Backward(LogDatabase database, DbConnection connection, long from) =>
        Read(database, connection, Previous, from, step: -1);

    private static IEnumerable<(long Sequence, Record Record)> Read(LogDatabase database, DbConnection connection, string sql, long from, int step)
    {
        List<(long Sequence, byte[] Content)> page;
        do
        {
            page = ReadPage(connection, sql, from);
            foreach (var (sequence, content) in page)
                yield return (sequence, Parse(database, sequence, content));
            if (page.Count > 0)
                from = page[^1].Sequence + step;
        }
        while (page.Count == PageSize);
    }

    private static List<(long Sequence, byte[] Content)> ReadPage(DbConnection connection, string sql, long from)
    {
        var page = new List<(long Sequence, byte[] Content)>();
        using var command = connection.Command(sql, ("@from", from), ("@count", (long)PageSize));
        using var reader = command.ExecuteReader();
        while (reader.Read())
            page.Add((reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)));
        return page;
    }

    private static Record Parse(LogDatabase database, long sequence, byte[] content)
    {
        try
        {
            return Record.Parser.ParseFrom(content);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw database.Damaged($"record {sequence}", e);
        }
    }
}
