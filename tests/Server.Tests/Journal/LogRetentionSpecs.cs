using AkkaChat.Server.Journal;
using AkkaChat.Server.Journal.Records;
using AkkaChat.Server.Settings;
using Record = AkkaChat.Server.Journal.Records.Record;

namespace AkkaChat.Server.Tests.Journal;

public sealed class LogRetentionSpecs : IDisposable
{
    private const int Bytes = 1000;

    private static readonly DateTimeOffset Start = new(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);

    private readonly string _directory = Directory.CreateTempSubdirectory("akkachat").FullName;
    private readonly IDisposable _held;
    private readonly LogWriter _writer;

    public LogRetentionSpecs()
    {
        var database = LogDatabase.Of(new LogSettings(LogStore.Sqlite, Path.Combine(_directory, "room.db")))!;
        _held = database.Lock()!;
        _writer = new LogWriter(database);
        for (var sequence = 1; sequence <= 250; sequence++)
            _writer.Append([(sequence, RecordOf(sequence))]);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _held.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public void Should_delete_what_is_too_old_a_few_at_a_time()
    {
        var keep = new LogKeep(TimeSpan.FromHours(50), null);

        Portions(keep, covered: 250, now: Start.AddHours(270)).ShouldBe(3);

        Kept().ShouldBe((220, 250));
    }

    [Fact]
    public void Should_keep_the_latest_bytes()
    {
        Portions(new LogKeep(null, 30 * Bytes), covered: 250, Start).ShouldBe(3);

        Kept().ShouldBe((221, 250));
    }

    [Fact]
    public void Should_keep_what_the_snapshot_does_not_cover_and_its_last_record()
    {
        Portions(new LogKeep(null, 1), covered: 40, Start).ShouldBe(1);

        Kept().ShouldBe((40, 250));
    }

    [Fact]
    public void Should_leave_no_gap_when_the_clock_was_wrong()
    {
        // Older than those before it.
        _writer.Use(connection => connection.Execute("UPDATE record SET time = 0 WHERE sequence = 30"));

        Portions(new LogKeep(TimeSpan.FromDays(365), null), covered: 250, Start);

        Kept().ShouldBe((31, 250));
    }

    private static Record RecordOf(long sequence)
    {
        var record = new Record { First = sequence, Time = Start.AddHours(sequence).ToUnixTimeMilliseconds(), Events = { new Event() } };
        while (record.CalculateSize() < Bytes)
            record.Events[0].Said += "x";
        return record;
    }

    private int Portions(LogKeep keep, long covered, DateTimeOffset now)
    {
        var retention = new LogRetention(keep);
        var portions = 1;
        while (_writer.Use(connection => retention.DeletePortion(connection, covered, now)))
            portions++;
        return portions;
    }

    private (long First, long Last) Kept() => _writer.Use(connection =>
    {
        var (first, last) = (connection.Number("SELECT MIN(sequence) FROM record"), connection.Number("SELECT MAX(sequence) FROM record"));
        connection.Number("SELECT COUNT(*) FROM record").ShouldBe(last - first + 1);
        return (first, last);
    });
}
