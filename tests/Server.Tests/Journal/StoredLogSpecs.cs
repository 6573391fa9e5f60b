using Akka.Persistence;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Journal.Records;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Journal;

/// <summary>What every database of a log does.</summary>
public abstract class StoredLogSpecs : LogSpecs
{
    private protected StoredLogSpecs(LogSettings log)
        : base(log)
    {
    }

    [Fact]
    public void Should_replay_what_was_written_in_order()
    {
        Write(Numbers(1, 250));

        Replay().ShouldBe(Numbers(1, 250));
        ExpectMsg<RecoverySuccess>().HighestSequenceNr.ShouldBe(250);
        Replay(from: 101, to: 240, max: 120).ShouldBe(Numbers(101, 120));
        ExpectMsg<RecoverySuccess>();
        Replay(from: 251).ShouldBeEmpty();
        ExpectMsg<RecoverySuccess>().HighestSequenceNr.ShouldBe(250);
    }

    [Fact]
    public void Should_begin_with_nothing()
    {
        Replay().ShouldBeEmpty();
        ExpectMsg<RecoverySuccess>().HighestSequenceNr.ShouldBe(0);
        Load(SnapshotSelectionCriteria.Latest).ShouldBeNull();
        Reader.From(1).ShouldBeEmpty();
        Reader.Before(long.MaxValue).ShouldBeEmpty();
    }

    [Fact]
    public void Should_write_records_together_or_not_at_all_and_never_one_over_another()
    {
        Write(1, 2);

        FailToWrite(3, 2).ShouldContain("has recorded in");

        Replay().ShouldBe([1, 2]);
        ExpectMsg<RecoverySuccess>();
        Write(3);
    }

    [Fact]
    public void Should_go_on_writing_after_a_failure()
    {
        Write(1);
        Execute("ALTER TABLE record RENAME TO away");
        FailToWrite(2);
        FailToReplay();

        Execute("ALTER TABLE away RENAME TO record");

        Write(2);
        Replay().ShouldBe([1, 2]);
    }

    [Fact]
    public void Should_not_start_with_half_a_log()
    {
        Write(1, 2, 3, 4);
        Execute("DELETE FROM record WHERE sequence = 2");

        FailToReplay().ShouldStartWith("record 2 in ");
    }

    [Fact]
    public void Should_name_a_damaged_record()
    {
        Write(1, 2, 3);
        Execute("UPDATE record SET content = substr(content, 2) WHERE sequence = 2");

        FailToReplay().ShouldStartWith("record 2 in ");
        Should.Throw<LogException>(() => Reader.From(1).Count()).Message.ShouldStartWith("record 2 in ");
    }

    [Fact]
    public void Should_name_a_damaged_snapshot()
    {
        Save(7);
        Execute("UPDATE snapshot SET content = substr(content, 2)");

        Snapshots.Tell(new LoadSnapshot(Room, SnapshotSelectionCriteria.Latest, long.MaxValue), TestActor);

        ExpectMsg<LoadSnapshotFailed>().Cause.Message.ShouldStartWith("snapshot 7 in ");
    }

    [Fact]
    public void Should_load_the_latest_snapshot_that_was_asked_for()
    {
        Save(10, "first");
        Save(20, "second");
        Save(20, "second again");

        var latest = Load(SnapshotSelectionCriteria.Latest)!;

        (latest.Metadata.PersistenceId, latest.Metadata.SequenceNr, latest.Snapshot).ShouldBe((Room, 20, new Snapshot { Epoch = "second again" }));
        (DateTime.UtcNow - latest.Metadata.Timestamp).ShouldBeLessThan(TimeSpan.FromMinutes(4));
        Load(new SnapshotSelectionCriteria(19))!.Metadata.SequenceNr.ShouldBe(10);
        Load(new SnapshotSelectionCriteria(long.MaxValue, latest.Metadata.Timestamp.AddDays(-1))).ShouldBeNull();
    }

    [Fact]
    public void Should_delete_snapshots()
    {
        foreach (var sequence in (long[])[10, 20, 30, 40])
            Save(sequence);

        Snapshots.Tell(new DeleteSnapshots(Room, new SnapshotSelectionCriteria(20)), TestActor);
        ExpectMsg<DeleteSnapshotsSuccess>();
        Snapshots.Tell(new DeleteSnapshot(new SnapshotMetadata(Room, 40, DateTime.UtcNow)), TestActor);
        ExpectMsg<DeleteSnapshotSuccess>();

        Load(SnapshotSelectionCriteria.Latest)!.Metadata.SequenceNr.ShouldBe(30);
        Load(new SnapshotSelectionCriteria(29)).ShouldBeNull();
    }

    [Fact]
    public void Should_read_from_an_event_on()
    {
        Write(Numbers(1, 250));

        Reader.From(0).Count().ShouldBe(250);
        Reader.From(15).Select(record => record.First).ShouldBe(Numbers(2, 249).Select(n => RecordOf(n).First));
        Reader.From(20).First().ShouldBe(RecordOf(2));
        Reader.From(21).First().ShouldBe(RecordOf(3));
        Reader.From(9999).ShouldHaveSingleItem().ShouldBe(RecordOf(250));
    }

    [Fact]
    public void Should_read_from_a_time_on()
    {
        Write(Numbers(1, 5));

        Reader.Since(At(3)).Select(record => record.First).ShouldBe([21, 31, 41]);
        Reader.Since(At(3).AddSeconds(5)).First().First.ShouldBe(21); // its second half is later
        Reader.Since(DateTimeOffset.MinValue).Count().ShouldBe(5);
    }

    [Fact]
    public void Should_read_backwards()
    {
        Write(Numbers(1, 250));

        Reader.Before(31).Take(2).Select(record => record.First).ShouldBe([21, 11]);
        Reader.Before(long.MaxValue).Select(record => record.First).ShouldBe(Numbers(1, 250).Reverse().Select(n => RecordOf(n).First));
        Reader.Before(1).ShouldBeEmpty();
    }

    [Fact]
    public void Should_read_what_is_written_meanwhile()
    {
        Write(Numbers(1, 150));
        using var reading = Reader.From(1).GetEnumerator();
        reading.MoveNext().ShouldBeTrue();

        Write(Numbers(151, 100));

        var count = 1;
        while (reading.MoveNext())
            count++;
        count.ShouldBe(250);
    }

    private protected static IEnumerable<long> Numbers(int first, int count) => Enumerable.Range(first, count).Select(n => (long)n);

    private static DateTimeOffset At(long sequence) => DateTimeOffset.FromUnixTimeMilliseconds(RecordOf(sequence).Time);
}
