using System.Collections.Immutable;
using Akka.Actor;
using Akka.Configuration;
using Akka.Persistence;
using Akka.TestKit.Xunit2;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Journal.Records;
using AkkaChat.Server.Settings;
using Record = AkkaChat.Server.Journal.Records.Record;

namespace AkkaChat.Server.Tests.Journal;

/// <summary>The journal and the snapshot store as Akka.Persistence uses them, and the reader, on a new database for each test.</summary>
public abstract class LogSpecs : TestKit
{
    private protected const string Room = "room";
    private protected const long Hour = 3_600_000;

    // Every record has this many events, a second apart.
    private protected const int EventsPerRecord = 10;

    private protected static readonly long Start = new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private protected LogSpecs(LogSettings log)
        : base(ConfigurationFactory.ParseString("akka.test.single-expect-default = 20s").WithFallback(LogConfig.For(log)))
    {
        Location = log;
        LogDatabase.Of(log)!.Lock()?.Dispose();
        Journal = Persistence.Instance.Apply(Sys).JournalFor("");
        Snapshots = Persistence.Instance.Apply(Sys).SnapshotStoreFor("");
        Reader = new LogReader(log);
    }

    private protected LogSettings Location { get; }

    private protected LogReader Reader { get; }

    private protected IActorRef Journal { get; }

    private protected IActorRef Snapshots { get; }

    private protected static Record RecordOf(long sequence, string text = "hello")
    {
        var record = new Record { First = ((sequence - 1) * EventsPerRecord) + 1, Time = Start + (sequence * Hour) };
        for (var n = 0; n < EventsPerRecord; n++)
            record.Events.Add(new Event { Later = n * 1000, Who = "alice", Said = text });
        return record;
    }

    private protected void Write(params IEnumerable<long> sequences)
    {
        foreach (var sequence in sequences)
            Write(RecordOf(sequence), sequence);
    }

    private protected void Write(Record record, long sequence)
    {
        Journal.Tell(new WriteMessages([new AtomicWrite(new Persistent(record, sequence, Room))], TestActor, 1));
        ExpectMsg<WriteMessagesSuccessful>();
        ExpectMsg<WriteMessageSuccess>().Persistent.SequenceNr.ShouldBe(sequence);
    }

    private protected string FailToWrite(params IEnumerable<long> sequences)
    {
        Journal.Tell(new WriteMessages([Atomic(sequences)], TestActor, 1));
        var message = ExpectMsg<WriteMessagesFailed>().Cause.Message;
        ReceiveN(sequences.Count()).ShouldAllBe(answer => answer is WriteMessageFailure);
        message.ShouldNotContain("\n");
        message.ShouldContain(LogDatabase.Of(Location)!.Name);
        return message;
    }

    private protected long[] Replay(long from = 1, long to = long.MaxValue, long max = long.MaxValue)
    {
        Journal.Tell(new ReplayMessages(from, to, max, Room, TestActor));
        return [.. ReceiveWhile(o => o as ReplayedMessage).Select(replayed =>
        {
            replayed!.Persistent.Payload.ShouldBe(RecordOf(replayed.Persistent.SequenceNr));
            return replayed.Persistent.SequenceNr;
        })];
    }

    private protected string FailToReplay(long from = 1)
    {
        Replay(from);
        return ExpectMsg<ReplayMessagesFailure>().Cause.Message;
    }

    private protected void Save(long sequence, string epoch = "e")
    {
        Snapshots.Tell(new SaveSnapshot(new SnapshotMetadata(Room, sequence, DateTime.UtcNow), new Snapshot { Epoch = epoch }));
        ExpectMsg<SaveSnapshotSuccess>().Metadata.SequenceNr.ShouldBe(sequence);
    }

    private protected SelectedSnapshot? Load(SnapshotSelectionCriteria criteria)
    {
        Snapshots.Tell(new LoadSnapshot(Room, criteria, long.MaxValue));
        return ExpectMsg<LoadSnapshotResult>().Snapshot;
    }

    private protected void Execute(string sql)
    {
        // The log is idle meanwhile, so its thread does not mind.
        LogWriter.Of(Sys).Use(connection => connection.Execute(sql));
    }

    private static AtomicWrite Atomic(params IEnumerable<long> sequences) =>
        new(sequences.Select(sequence => (IPersistentRepresentation)new Persistent(RecordOf(sequence), sequence, Room)).ToImmutableList());
}
