using AkkaChat.Settings;

namespace AkkaChat.Server.Settings;

/// <summary>Where the room is recorded; see <c>akkachat.log</c> in <c>server.conf</c>.</summary>
/// <param name="Store">The kind of store.</param>
/// <param name="Location">The file, or the connection string; empty in memory.</param>
internal sealed record LogSettings(LogStore Store, string Location)
{
    private const string SqlitePrefix = "sqlite:", PostgresPrefix = "postgresql:", DefaultFile = "room.db";

    /// <summary>Whether a record is told only when it is on the disk, so that it survives a crash of the machine.</summary>
    public bool Sync { get; init; } = true;

    /// <summary>Which records are kept.</summary>
    public LogKeep Keep { get; init; } = LogKeep.Everything;

    /// <summary>Nothing is recorded.</summary>
    public static readonly LogSettings Memory = new(LogStore.Memory, "");

    /// <summary>The file that is used without one: under the user's state directory.</summary>
    public static string DefaultPath => UserFolders.State(DefaultFile);

    /// <summary>Parses the setting.</summary>
    /// <exception cref="FormatException">It is wrong; the message says what is allowed.</exception>
    public static LogSettings Parse(string text)
    {
        if (text == "memory")
            return Memory;
        if (text == "sqlite")
            return new LogSettings(LogStore.Sqlite, DefaultPath);
        if (text.StartsWith(SqlitePrefix, StringComparison.Ordinal) && text.Length > SqlitePrefix.Length)
            return new LogSettings(LogStore.Sqlite, Path.GetFullPath(text[SqlitePrefix.Length..]));
        if (text.StartsWith(PostgresPrefix, StringComparison.Ordinal) && text.Length > PostgresPrefix.Length)
            return new LogSettings(LogStore.Postgres, text[PostgresPrefix.Length..]);
        throw new FormatException("use memory, sqlite, sqlite:FILE or postgresql:CONNECTION STRING");
    }
}

/// <summary>What keeps the log.</summary>
internal enum LogStore
{
    /// <summary>Nothing: it ends with the process.</summary>
    Memory,

    /// <summary>A file.</summary>
    Sqlite,

    /// <summary>A PostgreSQL database.</summary>
    Postgres,
}
