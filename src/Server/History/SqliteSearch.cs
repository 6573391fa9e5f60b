using System.Data.Common;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Settings;
using Microsoft.Data.Sqlite;

namespace AkkaChat.Server.History;

/// <summary>
/// The index of a log in SQLite: FTS5 (https://www.sqlite.org/fts5.html), in a file beside the log, because the log's file has one writer.
/// </summary>
/// <param name="log">Where the log is.</param>
internal sealed class SqliteSearch(LogSettings log) : SearchIndex
{
    private const int TimeoutSeconds = 10;

    private string File => $"{log.Location}-search";

    /// <inheritdoc />
    protected override string SelectLastToWrite => "SELECT last FROM search_place WHERE epoch = @epoch";

    /// <inheritdoc />
    protected override string Clear => "INSERT INTO line (line) VALUES ('delete-all'); DELETE FROM search_word";

    /// <inheritdoc />
    protected override string Select => "SELECT rowid FROM line WHERE line MATCH @query AND rowid < @before ORDER BY rowid DESC LIMIT @max";

    /// <inheritdoc />
    protected override DbConnection Open()
    {
        LogFile.Make(File);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false, DefaultTimeout = TimeoutSeconds }.ConnectionString);
        try
        {
            connection.Open();
            connection.Execute("PRAGMA synchronous = OFF");
            if (connection.Number("SELECT count(*) FROM sqlite_master WHERE name = 'search_place'") == 0)
                Create(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    protected override void InsertWords(DbConnection connection, string[] words)
    {
        using var insert = connection.Command("INSERT INTO search_word (word) VALUES (@word) ON CONFLICT DO NOTHING", ("@word", ""));
        foreach (var word in words)
        {
            insert.Parameters[0].Value = word;
            insert.ExecuteNonQuery();
        }
    }

    /// <inheritdoc />
    protected override void InsertLines(DbConnection connection, IReadOnlyList<(long Number, IReadOnlyList<string> Words)> lines)
    {
        using var insert = connection.Command("INSERT INTO line (rowid, words) VALUES (@number, @words)", ("@number", 0L), ("@words", ""));
        foreach (var (number, words) in lines)
        {
            insert.Parameters[0].Value = number;
            insert.Parameters[1].Value = string.Join(' ', words);
            insert.ExecuteNonQuery();
        }
    }

    /// <inheritdoc />
    protected override string ToQuery(IReadOnlyList<IReadOnlyList<string>> words) =>
        string.Join(" AND ", words.Select(alternatives => $"({string.Join(" OR ", alternatives.Select(word => $"\"{word}\""))})"));

    /// <inheritdoc />
    protected override LogException Explain(DbException e) => new($"cannot use the search index {File}: {e.Message} (it may be deleted: it is built again)", e);

    private static void Create(SqliteConnection connection)
    {
        connection.Execute("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction();
        connection.Execute("""
            CREATE VIRTUAL TABLE line USING fts5(words, content='', detail=none, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
            CREATE TABLE search_word (word TEXT PRIMARY KEY) WITHOUT ROWID;
            CREATE TABLE search_place (epoch BLOB PRIMARY KEY, last BIGINT NOT NULL);
            """);
        transaction.Commit();
    }
}
