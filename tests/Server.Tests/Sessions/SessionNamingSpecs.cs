using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Sessions;

public class SessionNamingSpecs : SessionScenario
{
    [Fact]
    public void Should_neither_greet_nor_read_before_its_turn()
    {
        var wait = TimeSpan.FromSeconds(4);
        Connect(wait);
        PassTime(wait - TimeSpan.FromMilliseconds(1));
        ExpectNothingMore();

        PassTime(TimeSpan.FromMilliseconds(1));

        ExpectWrite("* welcome to AkkaChat: type a nickname and press Enter\n");
        ExpectReading();
        PassTime(Defaults.NicknameTimeout - wait);
        ExpectNothingMore();
    }

    [Fact]
    public void Should_say_goodbye_to_who_waits_when_the_server_stops()
    {
        Connect(admissionDelay: TimeSpan.FromSeconds(4));

        Stop();

        ExpectWrite("* the server is stopping, goodbye\n");
    }

    [Fact]
    public void Should_join_with_the_first_line()
    {
        Start();

        Receive("alice\n");

        ExpectAtRoom<RoomCommands.Join>().ShouldBe(new RoomCommands.Join(Alice, "127.0.0.1:4711"));
    }

    [Fact]
    public void Should_end_lines_as_the_first_line_does()
    {
        Start();

        Receive("alice\r\n");

        ExpectAtRoom<RoomCommands.Join>();
        Reply(new RoomAnswer.Refused("no"));
        ExpectWrite("! no\r\n");
    }

    [Fact]
    public void Should_read_nothing_while_the_room_decides()
    {
        Start();

        Receive("alice\nhello\n");

        ExpectAtRoom<RoomCommands.Join>();
        Room.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        ExpectNothingMore();
    }

    [Fact]
    public void Should_say_what_came_together_with_the_nickname()
    {
        Start();
        Receive("alice\nhello\n");
        ExpectAtRoom<RoomCommands.Join>();

        Happen(new RoomEvent.Joined(Alice));

        ExpectAtRoom<RoomCommands.Say>().ShouldBe(new RoomCommands.Say("hello"));
    }

    [Fact]
    public void Should_ask_again_when_the_room_refuses()
    {
        Start();
        Receive("alice\n");
        ExpectAtRoom<RoomCommands.Join>();

        Reply(new RoomAnswer.Refused("somebody here is called alice already"));

        ExpectWrite("! somebody here is called alice already\n");
        ExpectReading();
        Receive("bob\n");
        ExpectAtRoom<RoomCommands.Join>().Nickname.ShouldBe(Bob);
    }

    [Fact]
    public void Should_ask_again_when_the_line_is_no_nickname()
    {
        Start();

        Receive("a::\n\r\n");

        ExpectAtRoom<RoomCommands.RefuseNickname>().Refusal.Suggestion.ShouldBe(Nick("a"));
        Reply(new RoomAnswer.Refused("that is none, for instance a2"));
        ExpectWrite("! that is none, for instance a2\n");
        ExpectReading();
        Receive("alice\n");
        ExpectAtRoom<RoomCommands.Join>().Nickname.ShouldBe(Alice);
    }

    [Fact]
    public void Should_ask_again_when_the_line_is_too_long()
    {
        Start();

        Receive(new string('x', 101) + "\n");

        ExpectWrite("! that line is longer than 100 bytes and was dropped: send it in parts\n");
        ExpectReading();
        Receive("alice\n");
        ExpectAtRoom<RoomCommands.Join>().Nickname.ShouldBe(Alice);
    }

    [Theory]
    [InlineData("bob\ndeployed\nall green\n")]
    [InlineData("bob\n\ndeployed")]
    public void Should_not_take_what_came_with_a_refused_nickname_for_another_one(string input)
    {
        Start();
        Receive(input);
        ExpectAtRoom<RoomCommands.Join>();

        Reply(new RoomAnswer.Refused("somebody here is called bob already"));

        ExpectWrite("! somebody here is called bob already\n");
        ExpectWrite("! you did not join, and what came together with the nickname was not said: connect again with another nickname\n");
        ExpectClose<Tcp.ConfirmedClose>();
        Room.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void Should_not_take_what_came_with_a_line_that_is_no_nickname_for_one()
    {
        Start();

        Receive(": :\nevil\nhello\n");

        ExpectNextWrite().ShouldStartWith("! the nickname \": :\" holds a space");
        Acknowledge();
        ExpectNextWrite().ShouldStartWith("! you did not join");
        Room.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Theory]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1:9999\r\n\r\nevil\nhello\n", "HTTP")]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n", "SSH")]
    [InlineData("\u0016\u0003\u0001\u0002\0\u0001", "TLS")] // no line ending
    [InlineData("PROXY TCP4 192.0.2.1 192.0.2.2 5 6\r\nevil\nhello\n", "PROXY")]
    [InlineData("\r\n\r\n\0\r\nQUIT\n!\u0011\0\u000C\u007F\0\0\u0001evil\nhello\n", "PROXY")]
    public void Should_close_other_protocols_with_one_line(string input, string name)
    {
        Start();

        Receive(input);

        ExpectNextWrite().TrimEnd().ShouldBe($"! this is a chat for people and does not speak {name}: connect with nc, telnet or the AkkaChat client");
        Acknowledge();
        ExpectClose<Tcp.ConfirmedClose>();
        Room.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void Should_join_with_what_is_left_of_a_nickname_after_erasing()
    {
        Start();

        Receive("bob\u0015alicf\u007Fe\n");

        ExpectAtRoom<RoomCommands.Join>().Nickname.Text.ShouldBe("alice");
    }

    [Fact]
    public void Should_ignore_empty_lines()
    {
        Start();

        Receive("\n  \nalice\n");

        ExpectAtRoom<RoomCommands.Join>().Nickname.ShouldBe(Alice);
    }

    [Theory]
    [InlineData("/q\n")]
    [InlineData("/Q\n")]
    [InlineData("/quit\n")]
    [InlineData(" /quit\n")]
    [InlineData("QUIT\n")]
    public void Should_say_goodbye_to_who_leaves_before_it_has_a_nickname(string line)
    {
        Start();

        Receive(line);

        ExpectWrite("* goodbye\n");
        Connection.ExpectMsg<Tcp.ConfirmedClose>();
    }

    [Fact]
    public void Should_help_who_has_no_nickname()
    {
        Start();

        Receive("/help\nalice\n");

        ExpectWrite("* type a nickname to join: one word of at most 24 characters\n* /q to leave\n* the other commands come after that\n");
        ExpectAtRoom<RoomCommands.Join>().Nickname.ShouldBe(Alice);
    }

    [Fact]
    public void Should_refuse_the_other_commands_to_who_has_no_nickname()
    {
        Start();

        Receive("/who\n");

        ExpectWrite("! /who is for members: type a nickname first (/help and /q work here)\n");
    }

    [Fact]
    public void Should_close_when_the_input_ends_without_a_nickname()
    {
        Start();

        EndInput();

        ExpectWrite("* goodbye\n");
        Connection.ExpectMsg<Tcp.Close>();
    }

    [Fact]
    public void Should_tell_and_close_who_gives_no_nickname_in_time()
    {
        Start();
        PassTime(TimeSpan.FromSeconds(20));
        Receive("a");
        ExpectReading();

        PassTime(TimeSpan.FromSeconds(10));

        ExpectWrite("! no nickname for 30 s: connect again\n");
        Connection.ExpectMsg<Tcp.ConfirmedClose>();
    }

    [Fact]
    public void Should_not_hurry_who_has_a_nickname()
    {
        StartChatting();

        PassTime(TimeSpan.FromHours(1));

        ExpectNothingMore();
    }

    [Fact]
    public void Should_end_when_the_connection_does()
    {
        Start();
        Watch(Session);

        Connection.Send(Session, new Tcp.ErrorClosed("reset by peer"));

        ExpectTerminated(Session);
    }

    [Fact]
    public void Should_end_when_the_connection_is_lost_without_a_word()
    {
        Start();
        Watch(Session);

        Sys.Stop(ConnectionActor);

        ExpectTerminated(Session);
    }

    [Fact]
    public void Should_answer_a_telnet_clients_question_with_bytes_as_they_are()
    {
        byte[] willEcho = [255, 251, 1], dontEcho = [255, 254, 1];
        Start();

        Connection.Send(Session, new Tcp.Received(ByteString.FromBytes(willEcho)));

        ExpectNextWriteBytes().TakeLast(3).ShouldBe(dontEcho);
    }
}
