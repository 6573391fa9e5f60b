using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Settings;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Sessions;

public class SessionChattingSpecs : SessionScenario
{
    [Theory]
    [InlineData(" /msg bob secret\n")]
    [InlineData("\t/msg bob secret\n")]
    [InlineData("wrong\u0015/msg bob secrets\u007F\n")]
    public void Should_whisper_what_is_meant_for_one_however_it_was_typed(string line)
    {
        StartChatting();

        Receive(line);

        ExpectAtRoom<RoomCommands.Whisper>().ShouldBe(new RoomCommands.Whisper(Bob, "secret"));
    }

    [Fact]
    public void Should_tell_the_sender_of_bytes_that_are_not_utf8_and_say_the_line_when_it_comes_again()
    {
        StartChatting();
        byte[] latin1 = [(byte)'c', (byte)'a', (byte)'f', 0xE9, (byte)'\n'];

        Connection.Send(Session, new Tcp.Received(ByteString.FromBytes(latin1)));

        ExpectWrite("! that line did not arrive as UTF-8 and was not said: type it again, or make your program send UTF-8\n");
        Receive("café\n");
        ExpectAtRoom<RoomCommands.Say>().Text.ShouldBe("café");
    }

    [Fact]
    public void Should_hand_lines_to_the_room_in_order()
    {
        StartChatting();

        Receive("one\n/me waves\n");

        ExpectAtRoom<RoomCommands.Say>().ShouldBe(new RoomCommands.Say("one"));
        ExpectAtRoom<RoomCommands.Act>().ShouldBe(new RoomCommands.Act("waves"));
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
    public void Should_read_on_as_the_room_answers()
    {
        StartChatting();
        Receive("1\n2\n3\n4\n5\n");
        Said().ShouldBe(["1", "2", "3"]);

        Happen(new RoomEvent.Said(Alice, "1"));
        Said(1).ShouldBe(["4"]);
        ExpectNothingMore();

        foreach (var text in (string[])["2", "3", "4"])
            Happen(new RoomEvent.Said(Alice, text));
        Said(1).ShouldBe(["5"]);
        Happen(new RoomEvent.Said(Alice, "5"));
        ExpectReading();
    }

    [Fact]
    public void Should_ask_for_input_once_at_a_time()
    {
        StartChatting();
        Receive("1\n2\n");
        Said(2);
        ExpectReading();

        Happen(new RoomEvent.Said(Alice, "1"));
        ExpectWrite("alice: 1\n");
        ExpectNothingMore();
    }

    [Fact]
    public void Should_show_what_the_room_answers()
    {
        StartChatting();
        Receive("/nick x\n/msg bob psst\n/who\n");
        ExpectAtRoom<RoomCommands.Rename>();
        ExpectAtRoom<RoomCommands.Whisper>();
        ExpectAtRoom<RoomCommands.ListMembers>();

        Reply(new RoomAnswer.Refused($"no"));
        ExpectWrite("! no\n");
        OtherDoes(new RoomEvent.Whispered(Bob, Alice, "psst"));
        ExpectWrite("bob → alice: psst\n");
        Reply(new RoomAnswer.Members([Alice, Bob]));
        ExpectWrite("* 2 people are here:\n*   alice, bob\n");
    }

    [Fact]
    public void Should_show_the_line_before_a_history_in_it_and_say_the_line_after_it_when_it_is_shown()
    {
        StartChatting();
        Receive("one\n/history\ntwo\n");
        Said(1).ShouldBe(["one"]);
        Room.ExpectNoMsg(TimeSpan.FromMilliseconds(50));

        Happen(new RoomEvent.Said(Alice, "one"));

        ExpectWrites("alice: one\n* what was said (times in UTC):\n* 1970-01-01 00:00 alice: one\n");
        Said(1).ShouldBe(["two"]);
    }

    [Fact]
    public void Should_show_a_history_before_it_says_goodbye()
    {
        StartChatting();
        Receive("/history\n/q\n");

        ExpectWrites("* nothing was said\n");
        ExpectAtRoom<RoomCommands.Leave>();
    }

    [Fact]
    public void Should_answer_by_itself_without_asking_the_room()
    {
        StartChatting();

        Receive("/help q\n/dance\n");

        ExpectWrite("* /q to leave\n* also: /quit /exit /bye\n");
        ExpectWrite("! there is no command /dance: /help lists them (to say a line that begins with a slash, type two)\n");
        Room.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        ExpectReading();
    }

    [Fact]
    public void Should_close_a_slow_reader_when_the_settings_say_so()
    {
        StartChatting(Defaults with { SlowReaderPolicy = SlowReaderPolicy.Disconnect, MaxPendingBytes = 100 });
        OtherSays("on its way");
        ExpectUnacknowledged("bob: on its way\n");
        OtherSays(new string('x', 100));
        PassTime(TimeSpan.Zero);

        Acknowledge();

        ExpectWrites("! you fell behind: 1 line skipped\n! you fell behind by more than 100 bytes: connect again\n");
        ExpectClose<Akka.IO.Tcp.ConfirmedClose>();
    }

    [Fact]
    public void Should_leave_at_the_end_of_input_after_all_lines()
    {
        StartChatting();

        Receive("1\n2\n3\n4");
        EndInput();

        Said().ShouldBe(["1", "2", "3"]);
        Room.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        foreach (var text in (string[])["1", "2", "3"])
            Happen(new RoomEvent.Said(Alice, text));
        Said(1).ShouldBe(["4"]);
        ExpectAtRoom<RoomCommands.Leave>();
    }

    [Fact]
    public void Should_read_nothing_after_it_left()
    {
        StartChatting();

        Receive("/q\nhello\n");

        ExpectAtRoom<RoomCommands.Leave>();
        Room.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        ExpectNothingMore();
    }

    [Fact]
    public void Should_still_show_what_was_said_before_it_left()
    {
        StartChatting();
        Receive("bye all\n/q\n");
        ExpectAtRoom<RoomCommands.Say>();
        ExpectAtRoom<RoomCommands.Leave>();

        Happen(new RoomEvent.Said(Alice, "bye all"));
        Happen(new RoomEvent.Left(Alice));

        ExpectWrites("alice: bye all\n* goodbye alice\n");
    }

    private string[] Said(int count = 3) => [.. Enumerable.Range(0, count).Select(_ => ExpectAtRoom<RoomCommands.Say>().Text)];
}
