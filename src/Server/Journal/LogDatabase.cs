using Npgsql;

namespace AkkaChat.Server.Journal;

/// <summary>The PostgreSQL database of a log, held by one server at a time.</summary>
internal sealed class LogDatabase : IDisposable
{
    // Any number will do; everybody who records a room takes the same.
    private const long LockKey = 0x616B6B61;

    private readonly NpgsqlConnection _lock;

    private LogDatabase(NpgsqlConnection held) => _lock = held;

    /// <summary>Connects to the database for this server.</summary>
    /// <exception cref="CannotRecordException">Another server has it, or it cannot be reached.</exception>
    public static LogDatabase Open(string connectionString)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = new NpgsqlConnection(connectionString);
            connection.Open();
            using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = LockKey } } };
            if (command.ExecuteScalar() is true)
                return new LogDatabase(connection);
            var where = NameOf(connection);
            connection.Dispose();
            throw new CannotRecordException($"another server records in {where}: stop it, or choose another database");
        }
        catch (ArgumentException e)
        {
            throw new CannotRecordException($"the connection string of --log postgresql: is wrong: {e.Message}", e);
        }
        catch (NpgsqlException e)
        {
            var where = NameOf(connection!);
            connection!.Dispose();
            throw new CannotRecordException($"cannot record in {where}: {e.Message}", e);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _lock.Dispose();

    private static string NameOf(NpgsqlConnection connection) => $"the PostgreSQL database {connection.Database} on {connection.Host}:{connection.Port}";
}
