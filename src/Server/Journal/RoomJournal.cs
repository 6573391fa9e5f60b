using System.Collections.Immutable;
using System.Data.Common;
using Akka.Actor;
using Akka.Persistence;
using Akka.Persistence.Journal;
using AkkaChat.Server.Journal.Records;

namespace AkkaChat.Server.Journal;

/// <summary>
/// The room's journal: one room a database, read and written on the thread of the log. It is by hand because the room waits for each record,
/// and a server for the first: 0.3 ms and 0.4 s where Akka.Persistence.Sql took 0.6 ms and 2.2 s (docs/DESIGN.md).
/// </summary>
internal sealed class RoomJournal : AsyncWriteJournal
{
    private static readonly Task<IImmutableList<Exception?>> AllWritten = Task.FromResult<IImmutableList<Exception?>>(null!);

    private readonly LogWriter _log = LogWriter.Of(Context.System);

    /// <inheritdoc />
    public override Task ReplayMessagesAsync(IActorContext context, string persistenceId, long fromSequenceNr, long toSequenceNr, long max, Action<IPersistentRepresentation> recoveryCallback)
    {
        _log.Use(connection => Replay(connection, persistenceId, fromSequenceNr, Math.Min(toSequenceNr - fromSequenceNr + 1, max), recoveryCallback));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr, CancellationToken cancellationToken) =>
        Task.FromResult(_log.Use(connection => connection.Number("SELECT MAX(sequence) FROM record")));

    /// <inheritdoc />
    protected override Task<IImmutableList<Exception?>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages, CancellationToken cancellationToken)
    {
        _log.Append([.. messages.SelectMany(write => (IEnumerable<IPersistentRepresentation>)write.Payload).Select(message => (message.SequenceNr, (Record)message.Payload))]);
        return AllWritten;
    }

    /// <inheritdoc />
    protected override Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr, CancellationToken cancellationToken) =>
        Task.FromResult(_log.Use(connection => connection.Execute("DELETE FROM record WHERE sequence <= @to", ("@to", toSequenceNr))));

    private long Replay(DbConnection connection, string persistenceId, long from, long count, Action<IPersistentRepresentation> recoveryCallback)
    {
        var next = from;
        foreach (var (sequence, record) in RecordPages.Forward(_log.Database, connection, from))
        {
            // Half a log would be another room.
            if (next == from + count || sequence != next)
                break;
            recoveryCallback(new Persistent(record, sequence, persistenceId));
            next++;
        }
        return next == from + count ? count : throw _log.Database.Damaged($"record {next}");
    }
}
