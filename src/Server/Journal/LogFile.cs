using Microsoft.Data.Sqlite;

namespace AkkaChat.Server.Journal;

/// <summary>
/// The SQLite file of a log: made when it is missing, readable by its owner alone, checked, and held by one server at a time. Whoever reads
/// it meanwhile does no harm.
/// </summary>
internal sealed class LogFile : IDisposable
{
    // In SQLite's header (https://www.sqlite.org/fileformat.html, 1.3.13): the file is ours. "akka" in ASCII.
    private const long ApplicationId = 0x616B6B61;
    private const long SchemaVersion = 1;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Remedy = "choose another file with --log sqlite:FILE, or --log memory";

    private readonly FileStream _lock;

    private LogFile(FileStream held) => _lock = held;

    /// <summary>Opens the file for this server.</summary>
    /// <param name="path">The file's full path.</param>
    /// <exception cref="CannotRecordException">Another server has it, or it is no log of ours, or it cannot be written.</exception>
    public static LogFile Open(string path)
    {
        var file = new LogFile(Lock(path));
        try
        {
            Prepare(path);
            return file;
        }
        catch (SqliteException e)
        {
            file.Dispose();
            throw new CannotRecordException(Describe(path, e), e);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _lock.Dispose();

    private static FileStream Lock(string path)
    {
        try
        {
            CreateDirectory(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = OwnerOnly;
            return new FileStream($"{path}.lock", options);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException) && File.Exists($"{path}.lock"))
        {
            throw new CannotRecordException($"another server records in {path}: stop it, or {Remedy}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotRecordException($"cannot record in {path}: {e.Message} ({Remedy})", e);
        }
    }

    private static void CreateDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
    }

    private static void Prepare(string path)
    {
        if (!File.Exists(path))
            CreateFile(path);
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        var application = Number(connection, "PRAGMA application_id");
        var version = Number(connection, "PRAGMA user_version");
        if (application != ApplicationId && Number(connection, "SELECT count(*) FROM sqlite_master") > 0)
            throw new CannotRecordException($"{path} is a database of another program: {Remedy}");
        if (version > SchemaVersion)
            throw new CannotRecordException($"a newer version of the server recorded in {path} (schema {version}, this one knows {SchemaVersion}): use that version, or {Remedy}");

        // Readers do not block the writer, and each record is on the disk when it is told: https://www.sqlite.org/wal.html
        Number(connection, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {SchemaVersion}; PRAGMA journal_mode = WAL; SELECT 0");
    }

    private static void CreateFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        try
        {
            new FileStream(path, options).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotRecordException($"cannot record in {path}: {e.Message} ({Remedy})", e);
        }
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as long? ?? 0;
    }

    private static string Describe(string path, SqliteException e) => e.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_NOTADB => $"{path} is no database: {Remedy}",
        SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN => $"{path} cannot be written: {Remedy}",
        SQLitePCL.raw.SQLITE_FULL => $"the disk of {path} is full: make room, or {Remedy}",
        SQLitePCL.raw.SQLITE_CORRUPT => $"{path} is damaged: restore it from a copy, or {Remedy}",
        _ => $"cannot record in {path}: {e.Message} ({Remedy})",
    };
}
