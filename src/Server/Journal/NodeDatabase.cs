using System.Data.Common;
using System.Security.Cryptography;
using AkkaChat.Server.Settings;
using Npgsql;

namespace AkkaChat.Server.Journal;

/// <summary>
/// The log's database as nodes share it. One node's room writes at a time: it holds the lock that a server without other nodes takes too. The table
/// <c>writer</c> says whose it is. Each room that takes it over begins the next term, and a room of an earlier term that lost its connection cannot
/// take the lock again.
/// </summary>
/// <param name="log">Where the log is.</param>
/// <param name="node">This node.</param>
internal sealed class NodeDatabase(LogSettings log, NodeAddress node)
{
    private const string Application = "AkkaChat node";

    // Who begins a cluster, or creates the tables, holds it.
    private const long FormClusterLockKey = PostgresDatabase.LockKey + 1;

    private const int NameDigits = 16;

    // The database notices within these seconds that a node's machine is gone, and lets go of its lock.
    private const string Prepared = $"SET application_name = '{Application}'; SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3";

    private const string Holders = """
        FROM pg_locks JOIN pg_stat_activity USING (pid)
        WHERE locktype = 'advisory' AND objid::bigint = @key AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """;

    private readonly PostgresDatabase _database = new(log);

    /// <summary>Creates the tables if there are none.</summary>
    /// <returns>What names the log.</returns>
    /// <exception cref="LogException">The database cannot be used.</exception>
    public string Prepare() => Use(connection =>
    {
        connection.Execute("SELECT pg_advisory_lock(@key)", ("@key", FormClusterLockKey));
        _database.Prepare(connection);
        connection.Execute("CREATE TABLE IF NOT EXISTS writer (log TEXT NOT NULL, term BIGINT NOT NULL, node TEXT NOT NULL)");
        var name = RandomNumberGenerator.GetHexString(NameDigits, lowercase: true);
        connection.Execute("INSERT INTO writer SELECT @name, 0, '' WHERE NOT EXISTS (SELECT 1 FROM writer)", ("@name", name));
        return connection.Text("SELECT log FROM writer");
    });

    /// <summary>The node that has the room, or had it last; null before the first.</summary>
    public NodeAddress? CurrentNode() => Use(CurrentNode);

    /// <summary>Whether a room, here or elsewhere, has the log open for writing.</summary>
    public bool IsLocked() => Use(connection => connection.Number($"SELECT count(*) {Holders}", ("@key", PostgresDatabase.LockKey))) > 0;

    /// <summary>Makes this node the only one that may begin a cluster.</summary>
    /// <returns>What ends that; null when another is about to begin one.</returns>
    public IDisposable? TryBegin()
    {
        var connection = _database.Open(pooling: false);
        if (connection.Number("SELECT CASE WHEN pg_try_advisory_lock(@key) THEN 1 ELSE 0 END::bigint", ("@key", FormClusterLockKey)) == 1)
            return connection;
        connection.Dispose();
        return null;
    }

    /// <summary>One term: what opens the connection for this node's room, from now until it is another's.</summary>
    /// <param name="mayTerminate">Whether a node was one of this cluster: whatever it still holds is from before this node took over.</param>
    public Func<DbConnection> OpenForNewTerm(Func<NodeAddress, bool> mayTerminate)
    {
        var term = 0L;
        return () => _database.OpenWriter(
            connection =>
            {
                connection.Execute(Prepared);
                if (term == 0 && CurrentNode(connection) is { } current && mayTerminate(current))
                    connection.Execute($"SELECT pg_terminate_backend(pid) {Holders} AND application_name = '{Application}' AND pid <> pg_backend_pid()", ("@key", PostgresDatabase.LockKey));
            },
            connection =>
            {
                var last = connection.Number("SELECT term FROM writer");
                if (term == 0)
                    connection.Execute("UPDATE writer SET term = @term, node = @node", ("@term", term = last + 1), ("@node", $"{node}"));
                else if (last != term)
                    throw new LogException($"another node has the room now: {CurrentNode(connection)}");
            });
    }

    private static NodeAddress? CurrentNode(NpgsqlConnection connection) =>
        connection.Text("SELECT node FROM writer") is { Length: > 0 } address ? NodeAddress.Parse(address) : null;

    private T Use<T>(Func<NpgsqlConnection, T> work)
    {
        try
        {
            using var connection = _database.Open(pooling: false);
            return work(connection);
        }
        catch (NpgsqlException e)
        {
            throw _database.Explain(e);
        }
    }
}
