using System.Data.Common;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Journal;

/// <summary>
/// The database of a log: how to connect to it, and what its errors mean to an operator. The tables and the other SQL are the same in all:
/// <c>record</c> has the records and <c>snapshot</c> what they amount to. The primary key of <c>record</c> keeps two writers from recording
/// different events at one place.
/// </summary>
internal abstract class LogDatabase
{
    /// <summary>The version of the tables.</summary>
    protected const long SchemaVersion = 2;

    /// <summary>The file, or the database and its server; never a password.</summary>
    public abstract string Name { get; }

    /// <summary>The database of the settings; null where nothing is recorded.</summary>
    /// <exception cref="LogException">The connection string is wrong.</exception>
    public static LogDatabase? Of(LogSettings log) => log.Store switch
    {
        LogStore.Sqlite => new SqliteDatabase(log),
        LogStore.Postgres => new PostgresDatabase(log),
        _ => null,
    };

    /// <summary>Creates the log if there is none, checks it, and holds it for this process as far as that can be done without a connection.</summary>
    /// <returns>What holds it.</returns>
    /// <exception cref="LogException">It cannot be used.</exception>
    public abstract IDisposable? Lock();

    /// <summary>Opens the connection for the one writer.</summary>
    /// <exception cref="LogException">Another server records.</exception>
    public abstract DbConnection OpenWriter();

    /// <summary>Opens a connection to read what is written meanwhile.</summary>
    /// <exception cref="LogException">There is no log.</exception>
    public abstract DbConnection OpenReader();

    /// <summary>Says in one line what an error means, and what to do.</summary>
    public abstract LogException Explain(DbException e);

    /// <summary>The error of a record or snapshot that is no such message.</summary>
    /// <param name="what">Which.</param>
    /// <param name="cause">What is wrong with it.</param>
    public LogException Damaged(string what, Exception? cause = null) =>
        new($"{what} in {Name} is damaged or missing: restore the log from a copy, or choose another with --log", cause);

    /// <summary>Creates the tables.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="bytes">The name of the type of bytes.</param>
    protected static void CreateTables(DbConnection connection, string bytes) => connection.Execute(
        $"""
        CREATE TABLE record (sequence BIGINT PRIMARY KEY, first BIGINT NOT NULL, time BIGINT NOT NULL, total BIGINT NOT NULL, content {bytes} NOT NULL);
        CREATE INDEX record_first ON record (first);
        CREATE INDEX record_time ON record (time);
        CREATE TABLE snapshot (sequence BIGINT PRIMARY KEY, time BIGINT NOT NULL, content {bytes} NOT NULL);
        """);
}
