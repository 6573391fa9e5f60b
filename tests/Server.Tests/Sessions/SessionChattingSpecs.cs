using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;
using static AkkaChat.Server.Tests.EncodedLinesExtensions;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Sessions;

public class SessionChattingSpecs : SessionScenario
{
    [Fact]
    public void Should_hand_lines_to_the_room_in_order()
    {
        StartChatting();

        Receive("one\n/me waves\n");

        Room.ExpectMsg<RoomCommands.Say>().ShouldBe(new RoomCommands.Say(Id, "one"));
        Room.ExpectMsg<RoomCommands.Act>().ShouldBe(new RoomCommands.Act(Id, "waves"));
        ExpectReading();
    }

    [Fact]
    public void Should_stop_reading_while_too_many_lines_are_on_their_way()
    {
        StartChatting();

        Receive("1\n2\n3\n4\n5\n");

        Said().ShouldBe(["1", "2", "3"]);
        Room.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        ExpectNothingMore();
    }

    [Fact]
    public void Should_read_on_as_the_room_confirms()
    {
        StartChatting();
        Receive("1\n2\n3\n4\n5\n");
        Said().ShouldBe(["1", "2", "3"]);

        Tell(RoomReplies.Confirmed.Of(1));
        Said(1).ShouldBe(["4"]);
        ExpectNothingMore();

        Tell(RoomReplies.Confirmed.Of(3));
        Said(1).ShouldBe(["5"]);
        ExpectReading();
    }

    [Fact]
    public void Should_ask_for_input_only_once_at_a_time()
    {
        StartChatting();
        Receive("1\n");
        Said(1);
        ExpectReading();

        Tell(RoomReplies.Confirmed.Of(1));

        ExpectNothingMore();
    }

    [Fact]
    public void Should_write_a_batch_as_it_is_when_nothing_is_on_its_way()
    {
        StartChatting();
        var batch = Encoded("bob: hi");

        Tell(batch);

        Connection.ExpectMsg<Tcp.Write>().ShouldBeSameAs(batch.Write);
    }

    [Fact]
    public void Should_have_one_write_on_its_way_at_a_time()
    {
        StartChatting();
        Tell(Encoded("one"));
        Tell(Encoded("two"));
        Tell(Encoded("three"));
        ExpectUnacknowledged("one\n");
        ExpectNothingMore();

        Acknowledge();

        ExpectWrite("two\nthree\n");
    }

    [Fact]
    public void Should_show_what_the_room_answers()
    {
        StartChatting();

        Tell(new RoomReplies.Refused(new RoomCommands.ListMembers(Id), "no"));
        ExpectWrite("! no\n");
        Tell(new RoomReplies.Whispered(Bob, Alice, "psst"));
        ExpectWrite("bob → alice: psst\n");
        Tell(new RoomReplies.Members(MemberList.Encode(WireFormat.Lf, [Alice, Bob])));
        ExpectWrite("* 2 people are here:\n*   alice, bob\n");
    }

    [Fact]
    public void Should_tell_a_slow_reader_how_much_it_missed_and_go_on()
    {
        StartChatting();
        Tell(Encoded("on its way"));
        Tell(Encoded("waits", "waits too"));
        Tell(Encoded(new string('x', 100)));
        Tell(Encoded("after"));
        ExpectUnacknowledged("on its way\n");

        Acknowledge();

        ExpectWrite("! you fell behind: 4 lines skipped\n");
        Tell(Encoded("now"));
        ExpectWrite("now\n");
    }

    [Fact]
    public void Should_close_a_slow_reader_when_the_settings_say_so()
    {
        StartChatting(Defaults with { WhenBehind = WhenBehind.Disconnect });
        Tell(Encoded("on its way"));
        Tell(Encoded(new string('x', 100)));

        ExpectWritesUntilClose("on its way\n! you fell behind: 1 line skipped\n! you fell behind by more than 100 bytes: connect again\n");
    }

    [Fact]
    public void Should_leave_at_the_end_of_input_after_all_lines()
    {
        StartChatting();

        Receive("1\n2\n3\n4");
        EndInput();

        Said().ShouldBe(["1", "2", "3"]);
        Room.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        Tell(RoomReplies.Confirmed.Of(3));
        Said(1).ShouldBe(["4"]);
        Room.ExpectMsg<RoomCommands.Leave>();
    }

    [Fact]
    public void Should_read_nothing_after_it_left()
    {
        StartChatting();

        Receive("/q\nhello\n");

        Room.ExpectMsg<RoomCommands.Leave>();
        Tell(RoomReplies.Confirmed.Of(1));
        Room.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        ExpectNothingMore();
    }

    [Fact]
    public void Should_still_show_what_was_said_before_it_left()
    {
        StartChatting();
        Receive("bye all\n/q\n");

        Tell(Encoded("alice: bye all"));
        Tell(new RoomReplies.Goodbye(Alice));

        ExpectWrite("alice: bye all\n");
        ExpectWrite("* goodbye alice\n");
    }

    private string[] Said(int count = 3) => [.. Enumerable.Range(0, count).Select(_ => Room.ExpectMsg<RoomCommands.Say>().Text)];
}
