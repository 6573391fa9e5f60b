using System.Data.Common;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.History;

/// <summary>
/// The index of a log in PostgreSQL: its text search (https://www.postgresql.org/docs/current/textsearch.html), in the schema of the log.
/// </summary>
/// <param name="log">Where the log is.</param>
internal sealed class PostgresSearch(LogSettings log) : SearchIndex
{
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS search_line (number BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
        CREATE INDEX IF NOT EXISTS search_line_words ON search_line USING GIN (words);
        CREATE TABLE IF NOT EXISTS search_word (word TEXT COLLATE "C" PRIMARY KEY);
        CREATE TABLE IF NOT EXISTS search_place (epoch BYTEA PRIMARY KEY, last BIGINT NOT NULL);
        """;

    private readonly LogDatabase _database = LogDatabase.Of(log)!;

    /// <inheritdoc />
    protected override string SelectLastToWrite => "LOCK TABLE search_place IN EXCLUSIVE MODE; SELECT last FROM search_place WHERE epoch = @epoch";

    /// <inheritdoc />
    protected override string Clear => "TRUNCATE search_line, search_word";

    // In the order of the numbers, the database would read a million lines for rare words; by the index, a million for common ones. So it
    // looks at the latest lines, and asks the index only when these are not enough. MATERIALIZED keeps the two apart
    // (https://www.postgresql.org/docs/current/queries-with.html).
    /// <inheritdoc />
    protected override string Select => """
        WITH latest AS MATERIALIZED (
          SELECT number FROM search_line WHERE words @@ CAST(@query AS TSQUERY) AND number < @before AND number >= @before - 1000 ORDER BY number DESC LIMIT @max
        ), indexed AS MATERIALIZED (
          SELECT number FROM search_line WHERE words @@ CAST(@query AS TSQUERY) AND (SELECT count(*) FROM latest) < @max
        )
        SELECT number FROM latest UNION SELECT number FROM indexed WHERE number < @before ORDER BY number DESC LIMIT @max
        """;

    /// <inheritdoc />
    protected override DbConnection Open()
    {
        var connection = _database.OpenReader();
        try
        {
            if (connection.Number("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'search_place'") == 0)
                connection.Execute(Tables);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // One statement for all: the server of the database is another process, and each statement wakes threads of both.
    /// <inheritdoc />
    protected override void InsertWords(DbConnection connection, string[] words) =>
        connection.Execute("INSERT INTO search_word (word) SELECT unnest(@words) ON CONFLICT DO NOTHING", ("@words", words));

    // No word holds a space.
    /// <inheritdoc />
    protected override void InsertLines(DbConnection connection, IReadOnlyList<(long Number, IReadOnlyList<string> Words)> lines) => connection.Execute(
        """
        INSERT INTO search_line (number, words)
        SELECT line.number, array_to_tsvector(string_to_array(line.words, ' ')) FROM unnest(@numbers, @lines) AS line (number, words)
        """,
        ("@numbers", lines.Select(line => line.Number).ToArray()),
        ("@lines", lines.Select(line => string.Join(' ', line.Words)).ToArray()));

    // No word holds a quote or a backslash.
    /// <inheritdoc />
    protected override string ToQuery(IReadOnlyList<IReadOnlyList<string>> words) =>
        string.Join(" & ", words.Select(alternatives => $"({string.Join(" | ", alternatives.Select(word => $"'{word}'"))})"));

    /// <inheritdoc />
    protected override LogException Explain(DbException e) => _database.Explain(e);
}
