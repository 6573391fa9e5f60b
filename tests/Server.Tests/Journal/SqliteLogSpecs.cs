using AkkaChat.Server.Journal;
using AkkaChat.Server.Journal.Records;
using AkkaChat.Server.Settings;
using Microsoft.Data.Sqlite;
using Record = AkkaChat.Server.Journal.Records.Record;

namespace AkkaChat.Server.Tests.Journal;

public sealed class SqliteLogSpecs() : StoredLogSpecs(new LogSettings(LogStore.Sqlite, NewFile()))
{
    [Fact]
    public void Should_say_that_the_disk_is_full_and_go_on_when_it_is_not()
    {
        Write(1);
        LogWriter.Of(Sys).Use(connection => connection.Execute("PRAGMA max_page_count = 1"));

        FailToWrite(Numbers(2, 100)).ShouldStartWith($"the disk of {Location.Location} is full: ");

        Write(Numbers(2, 100));
        Replay().ShouldBe(Numbers(1, 101));
    }

    [Fact]
    public void Should_say_that_another_program_locks_the_file()
    {
        Write(1);
        using var other = LogDatabase.Of(Location)!.OpenWriter();
        using (other.BeginTransaction())
        {
            LogWriter.Of(Sys).Use(connection => ((SqliteConnection)connection).DefaultTimeout = 1);
            FailToWrite(2).ShouldStartWith($"another program locks {Location.Location}: ");
        }

        Write(2);
    }

    [Fact]
    public void Should_take_at_most_twice_the_bytes_of_the_lines_in_busy_times()
    {
        const int Records = 500, Lines = 64, Line = 64;
        var text = new string('x', Line - "alice: \n".Length);
        using (var writer = new LogWriter(LogDatabase.Of(Location)!))
        {
            for (var n = 1L; n <= Records; n++)
            {
                var record = new Record { First = n * Lines, Time = Start + n };
                for (var line = 1; line <= Lines; line++)
                    record.Events.Add(new Event { Later = line % 10, Who = "alice", Said = text, By = 1234, Command = (n * Lines) + line });
                writer.Append([(n, record)]);
            }
            writer.Use(connection => connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)"));
        }

        new FileInfo(Location.Location).Length.ShouldBeLessThan(2L * Records * Lines * Line);
    }

    internal static string NewFile() => Path.Combine(Directory.CreateTempSubdirectory("akkachat").FullName, "room.db");

    protected override void AfterAll()
    {
        base.AfterAll();
        Directory.Delete(Path.GetDirectoryName(Location.Location)!, recursive: true);
    }
}
