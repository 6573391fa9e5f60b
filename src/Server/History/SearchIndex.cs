using System.Data.Common;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.History;

/// <summary>
/// Which words were said in which event of a log. It is a projection: it has the log up to some event, is written at its own pace, and is built
/// again when it is missing or belongs to another log. It waits for the database, so it must not run on the thread of the actors.
/// </summary>
internal abstract class SearchIndex
{
    /// <summary>The index of a log; null for one that is not recorded.</summary>
    public static SearchIndex? Of(LogSettings log) => log.Store switch
    {
        LogStore.Sqlite => new SqliteSearch(log),
        LogStore.Postgres => new PostgresSearch(log),
        _ => null,
    };

    /// <summary>The number of the last event that it has.</summary>
    /// <param name="epoch">The epoch of the log.</param>
    public long Last(string epoch) => Use(connection => connection.Number(SelectLast, ("@epoch", Bytes(epoch))));

    /// <summary>Adds lines; those that another server has added meanwhile are left out.</summary>
    /// <param name="epoch">The epoch of the log.</param>
    /// <param name="lines">The numbers of their events, in order, and their words.</param>
    /// <param name="last">The number of the last event that is taken into account.</param>
    public void Add(string epoch, IEnumerable<(long Number, IReadOnlyList<string> Words)> lines, long last) => Use(connection =>
    {
        using var transaction = connection.BeginTransaction();
        var before = connection.Number(SelectLastToWrite, ("@epoch", Bytes(epoch)));
        if (before == 0)
            connection.Execute(Clear);
        List<(long Number, IReadOnlyList<string> Words)> added = [.. lines.Where(line => line.Number > before)];
        if (added.Count > 0)
        {
            InsertWords(connection, [.. added.SelectMany(line => line.Words).Distinct(StringComparer.Ordinal)]);
            InsertLines(connection, added);
        }
        connection.Execute(UpdateLast, ("@epoch", Bytes(epoch)), ("@last", Math.Max(before, last)));
        transaction.Commit();
        return true;
    });

    /// <summary>The numbers of the latest events that hold all of some words, the newest first.</summary>
    /// <param name="epoch">The epoch of the log.</param>
    /// <param name="words">The words; at least one.</param>
    /// <param name="before">The number before which to search.</param>
    /// <param name="max">The most numbers.</param>
    public IReadOnlyList<long> Find(string epoch, IReadOnlyList<string> words, long before, int max) => Use(connection =>
    {
        List<long> found = [];
        var last = connection.Number(SelectLast, ("@epoch", Bytes(epoch)));
        if (last == 0)
            return found;
        List<IReadOnlyList<string>> alternatives = [.. words.Select(word => Alternatives(connection, word))];
        if (alternatives.Any(alternative => alternative.Count == 0))
            return found;
        using var command = connection.Command(Select, ("@before", Math.Min(before, last + 1)), ("@max", (long)max));
        var query = command.CreateParameter();
        (query.ParameterName, query.Value) = ("@query", ToQuery(alternatives));
        command.Parameters.Add(query);
        using var rows = command.ExecuteReader();
        while (rows.Read())
            found.Add(rows.GetInt64(0));
        return found;
    });

    /// <summary>Asks for the last event, so that nobody else writes before the end of the transaction.</summary>
    protected abstract string SelectLastToWrite { get; }

    /// <summary>Removes all lines.</summary>
    protected abstract string Clear { get; }

    /// <summary>Adds words that may be there; at least one.</summary>
    protected abstract void InsertWords(DbConnection connection, string[] words);

    /// <summary>Adds lines that are not there; at least one.</summary>
    protected abstract void InsertLines(DbConnection connection, IReadOnlyList<(long Number, IReadOnlyList<string> Words)> lines);

    /// <summary>Finds lines, the newest first. The number before which it searches is at most the one behind the last line.</summary>
    protected abstract string Select { get; }

    /// <summary>Opens the database, with the tables.</summary>
    protected abstract DbConnection Open();

    /// <summary>The question for words: of each, one of the alternatives.</summary>
    protected abstract string ToQuery(IReadOnlyList<IReadOnlyList<string>> words);

    /// <summary>What an error means.</summary>
    protected abstract LogException Explain(DbException e);

    private const long MaxAlternatives = 100;
    private const string SelectLast = "SELECT last FROM search_place WHERE epoch = @epoch";
    private const string SelectWords = "SELECT word FROM search_word WHERE word >= @word AND word < @end ORDER BY word LIMIT @max";
    private const string UpdateLast = "DELETE FROM search_place; INSERT INTO search_place (epoch, last) VALUES (@epoch, @last)";

    // Words that begin so. The databases' own search by beginnings reads all lines with each before it gives the latest.
    private static List<string> Alternatives(DbConnection connection, string word)
    {
        List<string> words = [];
        using var command = connection.Command(SelectWords, ("@word", word), ("@end", word + char.ConvertFromUtf32(0x10FFFF)), ("@max", MaxAlternatives));
        using var rows = command.ExecuteReader();
        while (rows.Read())
            words.Add(rows.GetString(0));
        return words;
    }

    private static byte[] Bytes(string epoch) => Convert.FromHexString(epoch);

    private T Use<T>(Func<DbConnection, T> use)
    {
        try
        {
            using var connection = Open();
            return use(connection);
        }
        catch (DbException e)
        {
            throw Explain(e);
        }
    }
}
