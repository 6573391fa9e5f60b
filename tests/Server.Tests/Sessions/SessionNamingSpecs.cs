using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Sessions;

public partial class SessionNamingSpecs : SessionScenario
{
    [Fact]
    public void Should_speak_the_language_that_is_chosen_before_joining()
    {
        Start();

        Receive("/lang ko\n");
        ExpectWrite("* 이제부터 서버가 한국어로 말합니다\n");
        ExpectReading();
        Receive("a b\n");
        ExpectAtRoom<RoomCommands.SuggestNickname>();
        Reply(new RoomAnswer.Refused($"you are called {"b"} already"));
        ExpectWrite("! 이미 b 님입니다\n");
        ExpectReading();
        Receive("alice\n");
        ExpectAtRoom<RoomCommands.Join>();
        Happen(new RoomEvent.Joined(Alice));
        ExpectWrite("* alice 님이 들어왔습니다\n");
        ExpectWrite("* /help: 명령을 보여 줍니다, /q: 나갑니다\n");
        ExpectAtRoom<RoomCommands.KeepPreferences>().Preferences.ShouldBe("lang=ko");
    }

    [Fact]
    public void Should_speak_the_language_of_the_settings()
    {
        Start(TestSettings.Session with { Language = Language.Korean }, greeting: "* AkkaChat에 오신 것을 환영합니다: 별명을 쓰고 Enter를 누르세요\n");

        Receive("/who\n");

        ExpectWrite("! /who: 들어간 다음에 쓰는 명령입니다. 먼저 별명을 쓰세요 (여기서는 /help, /lang, /q만 됩니다)\n");
    }

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

        ExpectAtRoom<RoomCommands.Join>().ShouldBe(new RoomCommands.Join(Alice, "127.0.0.1:4711") { Door = "plain" });
    }

    [Fact]
    public void Should_end_lines_as_the_first_line_does()
    {
        Start();

        Receive("alice\r\n");

        ExpectAtRoom<RoomCommands.Join>();
        Reply(new RoomAnswer.Refused($"no"));
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

        ExpectWrite("* type a nickname to join: one word of at most 24 characters\n* /q to leave, /lang ko to read Korean\n* the other commands come after that\n");
        ExpectAtRoom<RoomCommands.Join>().Nickname.ShouldBe(Alice);
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
