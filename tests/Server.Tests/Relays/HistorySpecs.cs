using AkkaChat.Protocol;
using AkkaChat.Server.Relays;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

public class HistorySpecs
{
    [Fact]
    public void Should_have_nothing_to_show_before_anything_was_said()
    {
        var history = new History(3);

        history.Add(new RoomEvent.Joined(Alice));

        history.For(WireFormat.Lf).ShouldBeNull();
    }

    [Fact]
    public void Should_show_the_last_lines_under_a_heading()
    {
        var history = new History(2);
        history.Add(new RoomEvent.Said(Alice, "one"));
        history.Add(new RoomEvent.Said(Alice, "two"));
        history.Add(new RoomEvent.Left(Bob));
        history.Add(new RoomEvent.Acted(Alice, "waves"));

        history.For(WireFormat.Lf)!.Text().ShouldBe("* the last 2 lines:\nalice: two\n** alice waves\n");
    }

    [Fact]
    public void Should_use_the_readers_line_ending()
    {
        var history = new History(2);
        history.Add(new RoomEvent.Said(Alice, "one"));

        history.For(WireFormat.CrLf)!.Text().ShouldBe("* the last line:\r\nalice: one\r\n");
    }

    [Fact]
    public void Should_encode_once_for_all_who_read_the_same()
    {
        var history = new History(2);
        history.Add(new RoomEvent.Said(Alice, "one"));

        history.For(WireFormat.Lf).ShouldBeSameAs(history.For(WireFormat.Lf));
    }

    [Fact]
    public void Should_show_what_was_said_since_it_was_last_shown()
    {
        var history = new History(2);
        history.Add(new RoomEvent.Said(Alice, "one"));
        history.For(WireFormat.Lf);

        history.Add(new RoomEvent.Said(Alice, "two"));

        history.For(WireFormat.Lf)!.Text().ShouldBe("* the last 2 lines:\nalice: one\nalice: two\n");
    }

    [Fact]
    public void Should_keep_nothing_when_the_capacity_is_0()
    {
        var history = new History(0);

        history.Add(new RoomEvent.Said(Alice, "one"));

        history.For(WireFormat.Lf).ShouldBeNull();
    }
}
