using AkkaChat.Protocol;
using AkkaChat.Server.History;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Rooms.Mapping;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Settings;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.History;

/// <summary>Searching a log of 6,000 events, of which memory has the last ten.</summary>
public sealed class LogSearchSpecs : IDisposable
{
    private const string Epoch = "5f02a1c7";
    private const int Events = 6_000, InMemory = 10;

    private readonly string _folder = Directory.CreateTempSubdirectory("akkachat-").FullName;
    private readonly LogSettings _log;
    private readonly LogSearch _search;
    private readonly LoggedEvent[] _latest;

    public LogSearchSpecs()
    {
        _log = new LogSettings(LogStore.Sqlite, Path.Combine(_folder, "room.db"));
        var database = LogDatabase.Of(_log)!;
        using (database.Lock())
        using (var connection = database.OpenWriter())
        using (var transaction = connection.BeginTransaction())
        {
            foreach (var chunk in Enumerable.Range(1, Events).Select(Event).Chunk(100))
                connection.Execute(
                    "INSERT INTO record (sequence, first, time, total, content) VALUES (@sequence, @first, 0, 0, @content)",
                    ("@sequence", chunk[0].Stamp.Number),
                    ("@first", chunk[0].Stamp.Number),
                    ("@content", Google.Protobuf.MessageExtensions.ToByteArray(RecordMapping.ToRecord(chunk))));
            transaction.Commit();
        }
        _search = new LogSearch(new LogReader(_log), SearchIndex.Of(_log));
        _latest = [.. Enumerable.Range(Events - InMemory + 1, InMemory).Select(Event)];
    }

    [Fact]
    public void Should_find_what_was_said_in_the_index_and_behind_it_the_newest_first()
    {
        Find("tea").ShouldBe([6_000, 5_991]);
        _search.Find(Epoch, ["tea"], _latest).NotSearched.ShouldBe(Events - InMemory);

        _search.Index(Epoch, LogSearch.StepWhenIdle).ShouldBe((5_000, true));
        Find("tea").ShouldBe([6_000, 5_991, 4_998, 4_995, 4_992]);
        _search.Find(Epoch, ["tea"], _latest).NotSearched.ShouldBe(1_000 - InMemory);

        _search.Index(Epoch, LogSearch.StepWhenIdle).ShouldBe((6_000, false));
        _search.Index(Epoch, LogSearch.StepWhenIdle).ShouldBe((6_000, false));
        Find("tea").ShouldBe([6_000, 5_991, 5_988, 5_985, 5_982]);
        Find("3line tea").ShouldBe([3]);
    }

    [Fact]
    public void Should_find_the_words_of_every_line_of_a_paste()
    {
        var paste = new LoggedEvent(new RoomEvent.Pasted(Alice, "green\ntea leaves"), new MemberId(1), Alice, new Stamp(1, DateTimeOffset.UnixEpoch));

        new LogSearch(null, null).Find(Epoch, ["leaves", "green"], [paste]).Events.ShouldBe([new StampedEvent(paste.Event!, paste.Stamp)]);
    }

    [Fact]
    public void Should_build_the_index_again_when_it_is_missing()
    {
        _search.Index(Epoch, LogSearch.StepWhenIdle);
        foreach (var file in Directory.GetFiles(_folder, "*-search*"))
            File.Delete(file);

        _search.Index(Epoch, LogSearch.StepWhenIdle);
        _search.Index(Epoch, LogSearch.StepWhenIdle);

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode($"{_log.Location}-search").ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Find("3line tea").ShouldBe([3]);
    }

    [Fact]
    public void Should_find_what_memory_holds_without_a_log()
    {
        var search = new LogSearch(null, null);

        var result = search.Find(Epoch, ["tea"], _latest);

        (result.Events.Count, result.NotSearched).ShouldBe((2, 0));
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IReadOnlyList<long> Find(string words) => [.. _search.Find(Epoch, SearchWords.Of(words), _latest).Events.Select(e => e.Stamp.Number).Take(5)];

    private static LoggedEvent Event(int n)
    {
        RoomEvent e = n switch
        {
            _ when n % 3 != 0 => new RoomEvent.Joined(Alice),
            < Events - InMemory or Events or Events - 9 => new RoomEvent.Said(Alice, $"{n}line of tea"),
            _ => new RoomEvent.Acted(Alice, "drinks"),
        };
        return new LoggedEvent(e, new MemberId(1), Alice, new Stamp(n, DateTimeOffset.UnixEpoch)) { Placement = e is RoomEvent.Joined ? new Placement(1, null) : null };
    }
}
