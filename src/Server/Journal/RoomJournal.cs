using System.Collections.Immutable;
using System.Data.Common;
using Akka.Actor;
using Akka.Persistence;
using Akka.Persistence.Journal;
using AkkaChat.Server.Journal.Records;

namespace AkkaChat.Server.Journal;

/// <summary>
/// The room's journal: one room a database, read and written on the thread of the log. Written by hand for latency: one record
/// is under way at a time, and a start waits for the first. docs/DESIGN.md has the figures.
/// </summary>
internal sealed class RoomJournal : AsyncWriteJournal
{
    private static readonly Task<IImmutableList<Exception?>> AllWritten = Task.FromResult<IImmutableList<Exception?>>(null!);

    private readonly LogWriter _log = LogWriter.Of(Context.System);

    /// <inheritdoc />
    public override Task ReplayMessagesAsync(
        IActorContext context,
        string persistenceId,
        long fromSequenceNr,
        long toSequenceNr,
        long max,
        Action<IPersistentRepresentation> recoveryCallback)
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
        var records = messages.SelectMany(write => (IEnumerable<IPersistentRepresentation>)write.Payload);
        _log.Append([.. records.Select(record => (record.SequenceNr, (Record)record.Payload))]);
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
            // A gap means lost events: recovery must fail rather than start a shorter room.
            if (next == from + count || sequence != next)
                break;
            recoveryCallback(new Persistent(record, sequence, persistenceId));
            next++;
        }
        return next == from + count ? count : throw _log.Database.Damaged($"record {next}");
    }
}
