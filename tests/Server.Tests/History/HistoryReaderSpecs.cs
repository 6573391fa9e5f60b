using AkkaChat.Protocol;
using AkkaChat.Server.History;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Settings;
using AkkaChat.Settings;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.History;

public sealed class HistoryReaderSpecs
{
    private static readonly DateTimeOffset Time = new(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);

    private readonly HistoryReader _history = new(new LogReader(LogSettings.Memory));

    [Fact]
    public void Should_show_the_latest_lines_oldest_first() => Texts(new HistoryRange(2)).ShouldBe(["eight", "nine"]);

    [Fact]
    public void Should_show_the_lines_since_a_time() => Texts(new HistoryRange(100, Point("2026-11-27T10:08"))).ShouldBe(["eight", "nine"]);

    [Fact]
    public void Should_show_the_lines_of_the_last_minutes() => Texts(new HistoryRange(100, Point("2m"))).ShouldBe(["eight", "nine"]);

    [Fact]
    public void Should_show_only_what_was_said_to_everybody() => Texts(new HistoryRange(100)).ShouldBe(["five", "eight", "nine"]);

    [Fact]
    public void Should_show_the_lines_before_an_event() => Texts(new HistoryRange(100, Before: 9)).ShouldBe(["five", "eight"]);

    [Fact]
    public void Should_find_one_that_was_said_to_everybody() =>
        new[] { 8, 6, 7, 4, 10 }.Select(number => _history.Find(number, Events)?.Event).ShouldBe([Events[3].Event, null, null, null, null]);

    private IEnumerable<string> Texts(HistoryRange range) =>
        _history.Read(range, Time.AddMinutes(10), Events, before: 5).Select(e => ((RoomEvent.Said)e.Event).Text);

    private static PointInTime Point(string text) => PointInTime.TryParse(text, out var point) ? point : throw new FormatException(text);

    private static readonly IReadOnlyList<LoggedEvent> Events =
    [
        Logged(5, new RoomEvent.Said(Alice, "five")),
        Logged(6, new RoomEvent.Whispered(Alice, Bob, "psst")),
        Logged(7, new RoomEvent.Joined(Carol)),
        Logged(8, new RoomEvent.Said(Alice, "eight")),
        Logged(9, new RoomEvent.Said(Alice, "nine")),
    ];

    private static LoggedEvent Logged(long number, RoomEvent what) => new(what, new MemberId(1), Alice, new Stamp(number, Time.AddMinutes(number)));
}
