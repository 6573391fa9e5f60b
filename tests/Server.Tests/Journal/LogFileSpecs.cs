using AkkaChat.Server.Journal;
using AkkaChat.Server.Settings;
using Microsoft.Data.Sqlite;

namespace AkkaChat.Server.Tests.Journal;

public sealed class LogFileSpecs : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("akkachat").FullName;

    private string File => Path.Combine(_directory, "log", "room.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public void Should_make_a_file_and_a_directory_that_only_the_owner_may_read()
    {
        if (OperatingSystem.IsWindows())
            return; // has no such modes
        using var log = Lock(File);

        System.IO.File.GetUnixFileMode(File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        System.IO.File.GetUnixFileMode(Path.GetDirectoryName(File)!).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void Should_have_each_record_on_the_disk_before_it_is_told_unless_the_settings_say_no()
    {
        Lock(File).Dispose();

        Execute("PRAGMA journal_mode").ShouldBe("wal");
        Synchronous(sync: true).ShouldBe(2); // FULL
        Synchronous(sync: false).ShouldBe(1); // NORMAL
    }

    [Fact]
    public void Should_open_again_what_it_has_made()
    {
        Lock(File).Dispose();

        Should.NotThrow(() => Lock(File).Dispose());
    }

    [Fact]
    public void Should_refuse_a_file_that_another_server_has()
    {
        using var log = Lock(File);

        Mistake().ShouldStartWith($"another server records in {File}: ");
    }

    [Fact]
    public void Should_refuse_a_file_that_is_no_database()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, new string('x', 5000));

        Mistake().ShouldStartWith($"{File} is no database: ");
    }

    [Fact]
    public void Should_refuse_the_database_of_another_program_and_leave_it_as_it_is()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        Execute("CREATE TABLE songs (title TEXT)");
        var before = System.IO.File.ReadAllBytes(File);

        Mistake().ShouldStartWith($"{File} is a database of another program: ");
        System.IO.File.ReadAllBytes(File).ShouldBe(before);
    }

    [Fact]
    public void Should_refuse_a_newer_schema()
    {
        Lock(File).Dispose();
        Execute("PRAGMA user_version = 99");

        Mistake().ShouldContain("schema 99");
    }

    [Fact]
    public void Should_refuse_the_tables_of_an_earlier_version()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        Execute("PRAGMA application_id = 0x616B6B61; PRAGMA user_version = 1; CREATE TABLE journal (ordering INTEGER PRIMARY KEY)");

        Mistake().ShouldContain("(schema 1, this one knows 2): move the file away, or ");
    }

    [Fact]
    public void Should_refuse_a_place_that_cannot_be_written()
    {
        var place = Path.Combine(_directory, "file");
        System.IO.File.WriteAllText(place, "");

        Should.Throw<LogException>(() => Lock(Path.Combine(place, "room.db"))).Message.ShouldStartWith("cannot record in ");
    }

    private long Synchronous(bool sync)
    {
        using var writer = LogDatabase.Of(new LogSettings(LogStore.Sqlite, File) { Sync = sync })!.OpenWriter();
        return writer.Number("PRAGMA synchronous");
    }

    private static IDisposable Lock(string path) => LogDatabase.Of(new LogSettings(LogStore.Sqlite, path))!.Lock()!;

    private string Mistake()
    {
        var message = Should.Throw<LogException>(() => Lock(File)).Message;
        message.ShouldEndWith("--log memory");
        message.ShouldNotContain("\n");
        return message;
    }

    private object? Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
