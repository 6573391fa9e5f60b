using System.Collections.Immutable;
using Akka.Actor;
using Akka.Persistence;
using Akka.Persistence.Journal;
using Google.Protobuf;
using Record = AkkaChat.Server.Journal.Records.Record;

namespace AkkaChat.Server.Tests.LogModel;

/// <summary>A journal that outlives the actor system's rooms, and fails when told to.</summary>
internal sealed class FaultyJournal : AsyncWriteJournal
{
    public const string Cause = "the test wants no record";

    private static readonly Lock Lock = new();
    private static readonly List<byte[]> Written = [];
    private static Fault _next;

    public enum Fault
    {
        None,

        /// <summary>Nothing is written.</summary>
        Refused,

        /// <summary>The record is written, but the room does not learn of it.</summary>
        Unconfirmed,
    }

    /// <summary>All records.</summary>
    public static IReadOnlyList<Record> Records
    {
        get
        {
            lock (Lock)
                return [.. Written.Select(Record.Parser.ParseFrom)];
        }
    }

    public static void Clear()
    {
        lock (Lock)
            Written.Clear();
        FailNext(Fault.None);
    }

    public static void FailNext(Fault fault)
    {
        lock (Lock)
            _next = fault;
    }

    /// <inheritdoc />
    public override Task ReplayMessagesAsync(IActorContext context, string persistenceId, long fromSequenceNr, long toSequenceNr, long max, Action<IPersistentRepresentation> recoveryCallback)
    {
        var sequence = 0L;
        foreach (var record in Records)
        {
            if (++sequence >= fromSequenceNr && sequence <= toSequenceNr)
                recoveryCallback(new Persistent(record, sequence, persistenceId));
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr, CancellationToken cancellationToken) =>
        Task.FromResult((long)Records.Count);

    /// <inheritdoc />
    protected override Task<IImmutableList<Exception?>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages, CancellationToken cancellationToken)
    {
        lock (Lock)
        {
            var fault = _next;
            _next = Fault.None;
            if (fault != Fault.Refused)
                Written.AddRange(messages.SelectMany(write => (IEnumerable<IPersistentRepresentation>)write.Payload).Select(message => ((Record)message.Payload).ToByteArray()));
            return fault == Fault.None
                ? Task.FromResult<IImmutableList<Exception?>>(null!)
                : Task.FromException<IImmutableList<Exception?>>(new IOException(Cause));
        }
    }

    /// <inheritdoc />
    protected override Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr, CancellationToken cancellationToken) => Task.CompletedTask;
}
