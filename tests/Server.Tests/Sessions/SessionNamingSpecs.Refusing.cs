using Akka.IO;
using AkkaChat.Server.Rooms.Messages;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Sessions;

/// <content>A first line that is no nickname.</content>
public partial class SessionNamingSpecs
{
    [Fact]
    public void Should_ask_again_when_the_room_refuses()
    {
        Start();
        Receive("alice\n");
        ExpectAtRoom<RoomCommands.Join>();

        Reply(new RoomAnswer.Refused($"somebody here is called alice already"));

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

        ExpectAtRoom<RoomCommands.SuggestNickname>().Refusal.Suggestion.ShouldBe(Nick("a"));
        Reply(new RoomAnswer.Refused($"that is none, for instance a2"));
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

        Reply(new RoomAnswer.Refused($"somebody here is called bob already"));

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
    public void Should_refuse_the_other_commands_to_who_has_no_nickname()
    {
        Start();

        Receive("/who\n");

        ExpectWrite("! /who is for members: type a nickname first (/help, /lang and /q work here)\n");
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
    public void Should_close_when_the_input_ends_without_a_nickname()
    {
        Start();

        EndInput();

        ExpectWrite("* goodbye\n");
        Connection.ExpectMsg<Tcp.Close>();
    }
}
