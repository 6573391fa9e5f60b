using System.Data.Common;
using AkkaChat.Server.Settings;
using Microsoft.Data.Sqlite;

namespace AkkaChat.Server.Journal;

/// <summary>A log in a SQLite file, with a write-ahead log (https://www.sqlite.org/wal.html): readers do not block the writer.</summary>
/// <param name="log">Where it is.</param>
internal sealed class SqliteDatabase(LogSettings log) : LogDatabase
{
    private const string Remedy = "choose another file with --log sqlite:FILE, or --log memory";

    // How long another program may lock the file before a write fails.
    private const int TimeoutSeconds = 10;

    // In SQLite's header (https://www.sqlite.org/fileformat.html, 1.3.13): the file is ours. "akka" in ASCII.
    private const long ApplicationId = 0x616B6B61;

    /// <inheritdoc />
    public override string Name => log.Location;

    /// <inheritdoc />
    public override IDisposable Lock()
    {
        var held = LogFile.Lock(Name, Remedy);
        try
        {
            using var connection = Open(SqliteOpenMode.ReadWrite);
            if (connection.Number("SELECT count(*) FROM sqlite_master") > 0)
                Check(connection);
            else
                Create(connection);
            return held;
        }
        catch (SqliteException e)
        {
            held.Dispose();
            throw Explain(e);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public override DbConnection OpenWriter()
    {
        var connection = Open(SqliteOpenMode.ReadWrite);
        connection.Execute($"PRAGMA synchronous = {(log.Sync ? "FULL" : "NORMAL")}");
        return connection;
    }

    /// <inheritdoc />
    public override DbConnection OpenReader()
    {
        if (!File.Exists(Name))
            throw new LogException($"there is no log in {Name}: name another file with --log sqlite:FILE");
        var connection = Open(SqliteOpenMode.ReadOnly);
        try
        {
            Check(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public override LogException Explain(DbException e) => new(
        (e as SqliteException)?.SqliteErrorCode switch
        {
            SQLitePCL.raw.SQLITE_NOTADB => $"{Name} is no database: {Remedy}",
            SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_PERM =>
                $"{Name} cannot be opened or written: {Remedy}",
            SQLitePCL.raw.SQLITE_FULL => $"the disk of {Name} is full: make room, or {Remedy}",
            SQLitePCL.raw.SQLITE_CORRUPT => $"{Name} is damaged: restore it from a copy, or {Remedy}",
            SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => $"another program locks {Name}: stop it, or {Remedy}",
            SQLitePCL.raw.SQLITE_CONSTRAINT => $"another program has recorded in {Name} meanwhile: stop it, or {Remedy}",
            _ => $"cannot use the log {Name}: {e.Message} ({Remedy})",
        },
        e);

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        // A pool would keep the file open after the end of the server's work.
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Name, Mode = mode, Pooling = false, DefaultTimeout = TimeoutSeconds }.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Check(SqliteConnection connection)
    {
        if (connection.Number("PRAGMA application_id") != ApplicationId)
            throw new LogException($"{Name} is a database of another program: {Remedy}");
        var version = connection.Number("PRAGMA user_version");
        if (version > SchemaVersion)
            throw new LogException($"a newer version of the server recorded in {Name} (schema {version}, this one knows {SchemaVersion}): use that version, or {Remedy}");
        if (version < SchemaVersion)
            throw new LogException($"a version of the server that was never released recorded in {Name} (schema {version}, this one knows {SchemaVersion}): move the file away, or {Remedy}");
    }

    private static void Create(SqliteConnection connection)
    {
        connection.Execute("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction();
        CreateTables(connection, "BLOB");
        connection.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {SchemaVersion}");
        transaction.Commit();
    }
}
