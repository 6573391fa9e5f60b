using System.Data.Common;
using Akka.Actor;
using AkkaChat.Server.Journal.Records;
using Google.Protobuf;

namespace AkkaChat.Server.Journal;

/// <summary>
/// The one connection that writes the log. It belongs to the thread of the log, where <see cref="RoomJournal"/> and <see cref="RoomSnapshots"/>
/// run. After an error it is closed, and the next use connects again.
/// </summary>
/// <param name="database">The log's database.</param>
internal sealed class LogWriter(LogDatabase database) : IExtension, IDisposable
{
    // The running total tells how much is recorded, without reading all of it.
    private const string Insert = """
        INSERT INTO record (sequence, first, time, total, content)
        VALUES (@sequence, @first, @time, @size + COALESCE((SELECT total FROM record WHERE sequence = @before), 0), @content)
        """;

    private Func<DbConnection> _open = database.OpenWriter;
    private DbConnection? _connection;
    private DbCommand? _insert;

    /// <summary>The log's database.</summary>
    public LogDatabase Database => database;

    /// <summary>The writer of an actor system that was configured with <see cref="LogConfig"/>.</summary>
    public static LogWriter Of(ActorSystem system) => system.WithExtension<LogWriter, Provider>();

    /// <summary>This node's room writes from now on; another node's may have until now.</summary>
    /// <param name="open">Opens the connection.</param>
    public void Begin(Func<DbConnection> open) => _open = open;

    /// <summary>This node's room writes no more.</summary>
    public void End()
    {
        _open = () => throw new LogException("this node does not have the room any more");
        Dispose();
    }

    /// <summary>Writes records, all or none.</summary>
    /// <exception cref="LogException">They cannot be written. When the connection broke, they may be written all the same.</exception>
    public void Append(IReadOnlyList<(long Sequence, Record Record)> records) => Use(connection =>
    {
        using var transaction = records.Count > 1 ? connection.BeginTransaction() : null;
        foreach (var (sequence, record) in records)
            Append(connection, transaction, sequence, record);
        transaction?.Commit();
        return records.Count;
    });

    /// <summary>Uses the connection.</summary>
    /// <exception cref="LogException">The database refuses, or cannot be reached.</exception>
    public T Use<T>(Func<DbConnection, T> work)
    {
        try
        {
            return work(_connection ??= _open());
        }
        catch (DbException e)
        {
            Dispose();
            throw database.Explain(e);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _insert?.Dispose();
        _connection?.Dispose();
        (_insert, _connection) = (null, null);
    }

    private void Append(DbConnection connection, DbTransaction? transaction, long sequence, Record record)
    {
        var content = record.ToByteArray();
        if (_insert is null)
        {
            _insert = connection.Command(Insert, ("@sequence", 0L), ("@first", 0L), ("@time", 0L), ("@size", 0L), ("@before", 0L), ("@content", content));
            _insert.Prepare();
        }
        _insert.Transaction = transaction;
        _insert.Parameters[0].Value = sequence;
        _insert.Parameters[1].Value = record.First;
        _insert.Parameters[2].Value = record.Time;
        _insert.Parameters[3].Value = (long)content.Length;
        _insert.Parameters[4].Value = sequence - 1;
        _insert.Parameters[5].Value = content;
        _insert.ExecuteNonQuery();
    }

    private sealed class Provider : ExtensionIdProvider<LogWriter>
    {
        public override LogWriter CreateExtension(ExtendedActorSystem system)
        {
            var writer = new LogWriter(LogDatabase.Of(LogConfig.Read(system.Settings.Config))!);
            system.RegisterOnTermination(writer.Dispose);
            return writer;
        }
    }
}
