using Akka.Persistence;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Journal;

/// <summary>A log that is bounded: a snapshot lets go of the oldest records.</summary>
public sealed class KeptLogSpecs() : LogSpecs(new LogSettings(LogStore.Sqlite, SqliteLogSpecs.NewFile()) { Keep = new LogKeep(null, Size: 1) })
{
    [Fact]
    public void Should_let_go_of_records_when_a_snapshot_is_there_and_go_on_from_it()
    {
        Write(Enumerable.Range(1, 320).Select(n => (long)n));

        Save(300);

        AwaitAssert(() => Reader.From(0).First().ShouldBe(RecordOf(300)), TimeSpan.FromSeconds(20));
        Replay(from: 301).Length.ShouldBe(20);
        ExpectMsg<RecoverySuccess>().HighestSequenceNr.ShouldBe(320);
        Reader.From(15).First().ShouldBe(RecordOf(300));
        Write(321);
        FailToReplay().ShouldStartWith("record 1 in ");
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        Directory.Delete(Path.GetDirectoryName(Location.Location)!, recursive: true);
    }
}
