using System.Data.Common;
using AkkaChat.Server.Settings;
using Npgsql;

namespace AkkaChat.Server.Journal;

/// <summary>A log in a PostgreSQL database, in a schema of its own.</summary>
internal sealed class PostgresDatabase : LogDatabase
{
    private const string Schema = "akkachat";

    // A write that takes longer fails: the writer is synchronous, and a server that is gone does not say so.
    private const int CommandTimeoutSeconds = 10;

    // Any number will do; everybody who records a room takes the same.
    public const long LockKey = 0x616B6B61;

    private readonly NpgsqlConnectionStringBuilder _to;
    private readonly bool _sync;

    public PostgresDatabase(LogSettings log)
    {
        _sync = log.Sync;
        try
        {
            _to = new NpgsqlConnectionStringBuilder(log.Location) { SearchPath = Schema, CommandTimeout = CommandTimeoutSeconds, ApplicationName = "AkkaChat" };
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw Wrong(e);
        }
    }

    /// <inheritdoc />
    public override string Name => $"the PostgreSQL database {_to.Database ?? _to.Username} on {_to.Host}:{_to.Port}";

    /// <inheritdoc />
    public override IDisposable? Lock()
    {
        try
        {
            using var connection = Open(pooling: false);
            Lock(connection);
            Prepare(connection);

            // The writer's connection takes it next; this one's end would release it too, but some time later.
            connection.Execute("SELECT pg_advisory_unlock(@key)", ("key", LockKey));
            return null;
        }
        catch (NpgsqlException e)
        {
            throw Explain(e);
        }
    }

    /// <summary>Creates the tables if there are none.</summary>
    /// <exception cref="LogException">Another version made them.</exception>
    public void Prepare(NpgsqlConnection connection)
    {
        if (connection.Number($"SELECT count(*) FROM pg_tables WHERE schemaname = '{Schema}' AND tablename = 'version'") == 0)
            Create(connection);
        else if (connection.Number("SELECT number FROM version") is var version and not SchemaVersion)
            throw new LogException($"another version of the server recorded in {Name} (schema {version}, this one knows {SchemaVersion}): use that version, or another database");
    }

    /// <inheritdoc />
    public override DbConnection OpenWriter() => OpenWriter(_ => { }, _ => { });

    /// <summary>Opens the connection for the one writer.</summary>
    /// <param name="before">What to do before it takes the lock.</param>
    /// <param name="after">What to do when it has it.</param>
    public DbConnection OpenWriter(Action<NpgsqlConnection> before, Action<NpgsqlConnection> after)
    {
        var connection = Open(pooling: false);
        try
        {
            before(connection);
            Lock(connection);
            after(connection);
            if (!_sync)
                connection.Execute("SET synchronous_commit = off");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public override DbConnection OpenReader() => Open(pooling: true);

    /// <inheritdoc />
    public override LogException Explain(DbException e) => new(
        (e as PostgresException)?.SqlState switch
        {
            PostgresErrorCodes.LockNotAvailable => $"another server records in {Name}: stop it, or choose another database",
            PostgresErrorCodes.UniqueViolation => $"another server has recorded in {Name} meanwhile: stop it, or choose another database",
            PostgresErrorCodes.DiskFull => $"the disk of {Name} is full: make room",
            PostgresErrorCodes.ReadOnlySqlTransaction => $"{Name} cannot be written: connect to the primary server",
            PostgresErrorCodes.UndefinedTable => $"there is no log in {Name}, or a part of it is missing: {((PostgresException)e).MessageText}",
            _ => $"cannot use the log in {Name}: {Text(e)}",
        },
        e);

    // Npgsql puts the system's error into the inner exception.
    private static string Text(DbException e)
    {
        if (e is PostgresException told)
            return told.MessageText;
        var isMissing = e.InnerException is { } inner && !e.Message.Contains(inner.Message, StringComparison.Ordinal);
        return (isMissing ? $"{e.Message}: {e.InnerException!.Message}" : e.Message).Split('\n')[0];
    }

    private static LogException Wrong(Exception e) => new($"the connection string of --log postgresql: is wrong: {e.Message.Split('\n')[0]}", e);

    // After a crash the server notices only after a while that the connection with the lock is gone.
    private static void Lock(NpgsqlConnection connection)
    {
        connection.Execute("SET lock_timeout = '2s'");
        connection.Execute("SELECT pg_advisory_lock(@key)", ("key", LockKey));
        connection.Execute("SET lock_timeout = DEFAULT");
    }

    private static void Create(NpgsqlConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute($"CREATE SCHEMA IF NOT EXISTS {Schema}");
        CreateTables(connection, "BYTEA");
        connection.Execute($"CREATE TABLE version (number BIGINT NOT NULL); INSERT INTO version VALUES ({SchemaVersion})");
        transaction.Commit();
    }

    /// <summary>Opens a connection.</summary>
    public NpgsqlConnection Open(bool pooling)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_to.ConnectionString) { Pooling = pooling }.ConnectionString);
            connection.Open();
            return connection;
        }
        catch (ArgumentException e)
        {
            connection?.Dispose();
            throw Wrong(e);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }
}
