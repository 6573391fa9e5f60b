using System.Text;
using AkkaChat.Server.Exporting;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Journal.Records;
using AkkaChat.Server.Settings;
using Record = AkkaChat.Server.Journal.Records.Record;

namespace AkkaChat.Server.Tests.Exporting;

public sealed class LogExportSpecs : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);

    private readonly string _directory = Directory.CreateTempSubdirectory("akkachat").FullName;
    private readonly MemoryStream _output = new();
    private readonly StringWriter _error = new();

    private LogSettings Log => new(LogStore.Sqlite, Path.Combine(_directory, "room.db"));

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public void Should_print_what_everybody_was_told_while_a_server_records()
    {
        using var server = Write();

        Export().ShouldBe(0);

        Text().ShouldBe("""
            2026-11-27T10:00:00.000Z * alice joined
            2026-11-27T10:00:01.000Z alice: hi "you"
            2026-11-27T10:01:00.000Z ** alice waves
            2026-11-27T10:01:00.500Z * alice is now called 앨리스
            2026-11-27T10:01:01.200Z * 앨리스 pasted 2 lines (#6): one …
            2026-11-27T10:01:01.200Z *   one
            2026-11-27T10:01:01.200Z *   "two"
            2026-11-27T10:01:01.500Z * 앨리스 left

            """);
    }

    [Fact]
    public void Should_print_json_with_the_fields_of_the_client()
    {
        Write().Dispose();

        Export(isJson: true).ShouldBe(0);

        Text().ShouldBe("""
            {"kind":"joined","n":1,"time":"2026-11-27T10:00:00.000Z","nick":"alice"}
            {"kind":"said","n":2,"time":"2026-11-27T10:00:01.000Z","nick":"alice","text":"hi \"you\""}
            {"kind":"acted","n":3,"time":"2026-11-27T10:01:00.000Z","nick":"alice","text":"waves"}
            {"kind":"renamed","n":4,"time":"2026-11-27T10:01:00.500Z","nick":"alice","to":"앨리스"}
            {"kind":"pasted","n":6,"time":"2026-11-27T10:01:01.200Z","nick":"앨리스","lines":2,"text":"one\n\"two\""}
            {"kind":"left","n":7,"time":"2026-11-27T10:01:01.500Z","nick":"앨리스"}

            """);
    }

    [Fact]
    public void Should_begin_at_a_time_within_a_record()
    {
        Write().Dispose();

        Export(since: Start.AddSeconds(1)).ShouldBe(0);

        Text().Split('\n')[0].ShouldBe("2026-11-27T10:00:01.000Z alice: hi \"you\"");
    }

    [Fact]
    public void Should_say_that_there_is_no_log()
    {
        Export().ShouldBe(ExitCode.CannotStart);

        _error.ToString().ShouldBe($"there is no log in {Log.Location}: name another file with --log sqlite:FILE{Environment.NewLine}");
        Directory.EnumerateFileSystemEntries(_directory).ShouldBeEmpty();
    }

    [Fact]
    public void Should_say_that_memory_cannot_be_printed()
    {
        LogExport.Run(new ExportOptions(LogSettings.Memory, null, null, IsJson: false), _output, _error).ShouldBe(ExitCode.Usage);

        _error.ToString().ShouldStartWith("nothing is recorded in memory: ");
    }

    [Fact]
    public void Should_name_a_record_that_a_newer_version_wrote()
    {
        using (Write())
        {
            using var connection = LogDatabase.Of(Log)!.OpenWriter();
            connection.Execute("UPDATE record SET content = @content WHERE sequence = 2", ("@content", (byte[])[0x1A, 2, 8, 0]));
        }

        Export().ShouldBe(ExitCode.CannotStart);

        Text().ShouldContain("hi");
        _error.ToString().ShouldContain("a newer one wrote it");
    }

    // Holds the log as a server does.
    private IDisposable Write()
    {
        var held = LogDatabase.Of(Log)!.Lock()!;
        using var writer = new LogWriter(LogDatabase.Of(Log)!);
        var time = Start.ToUnixTimeMilliseconds();
        writer.Append([(1, new Record
        {
            First = 1,
            Time = time,
            Events =
            {
                new Event { Who = "alice", By = 1, Joined = new Member() },
                new Event { Later = 1000, Who = "alice", By = 1, Said = "hi \"you\"" },
            },
        })]);
        writer.Append([(2, new Record
        {
            First = 3,
            Time = time + 60_000,
            Events =
            {
                new Event { Who = "alice", By = 1, Acted = "waves" },
                new Event { Later = 500, Who = "alice", By = 1, Renamed = "앨리스" },
                new Event { Later = 1000, Who = "앨리스", By = 1, Whispered = new Whisper { Nickname = "bob", To = 1, Text = "secret" } },
                new Event { Later = 1200, Who = "앨리스", By = 1, Pasted = "one\n\"two\"" },
                new Event { Later = 1500, Who = "앨리스", By = 1, Left = new Left() },
            },
        })]);
        return held;
    }

    private int Export(bool isJson = false, DateTimeOffset? since = null) => LogExport.Run(new ExportOptions(Log, null, since, isJson), _output, _error);

    private string Text() => Encoding.UTF8.GetString(_output.ToArray());
}
