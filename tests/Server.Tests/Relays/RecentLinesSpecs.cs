using AkkaChat.Protocol;
using AkkaChat.Server.Relays;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

public class RecentLinesSpecs
{
    private static readonly Stamp At = new(1, new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Should_have_nothing_to_show_before_anything_was_said()
    {
        var history = new RecentLines(3);

        history.Add(new RoomEvent.Joined(Alice));

        history.For(WireFormat.Lf).ShouldBeNull();
    }

    [Fact]
    public void Should_show_the_last_lines_under_a_heading()
    {
        var history = new RecentLines(2);
        history.Add(new RoomEvent.Said(Alice, "one"), At);
        history.Add(new RoomEvent.Said(Alice, "two"), At);
        history.Add(new RoomEvent.Left(Bob));
        history.Add(new RoomEvent.Acted(Alice, "waves"), At);

        history.For(WireFormat.Lf)!.Text().ShouldBe("* the last 2 lines (times in UTC):\n* 2026-11-27 10:00 alice: two\n* 2026-11-27 10:00 ** alice waves\n");
    }

    [Fact]
    public void Should_use_the_readers_line_ending()
    {
        var history = new RecentLines(2);
        history.Add(new RoomEvent.Said(Alice, "one"), At);

        history.For(WireFormat.CrLf)!.Text().ShouldBe("* the last line (times in UTC):\r\n* 2026-11-27 10:00 alice: one\r\n");
    }

    [Fact]
    public void Should_encode_once_for_all_who_read_the_same()
    {
        var history = new RecentLines(2);
        history.Add(new RoomEvent.Said(Alice, "one"), At);

        history.For(WireFormat.Lf).ShouldBeSameAs(history.For(WireFormat.Lf));
    }

    [Fact]
    public void Should_show_what_was_said_since_it_was_last_shown()
    {
        var history = new RecentLines(2);
        history.Add(new RoomEvent.Said(Alice, "one"), At);
        history.For(WireFormat.Lf);

        history.Add(new RoomEvent.Said(Alice, "two"), At);

        history.For(WireFormat.Lf)!.Text().ShouldBe("* the last 2 lines (times in UTC):\n* 2026-11-27 10:00 alice: one\n* 2026-11-27 10:00 alice: two\n");
    }

    [Fact]
    public void Should_keep_nothing_when_the_capacity_is_0()
    {
        var history = new RecentLines(0);

        history.Add(new RoomEvent.Said(Alice, "one"), At);

        history.For(WireFormat.Lf).ShouldBeNull();
    }
}
