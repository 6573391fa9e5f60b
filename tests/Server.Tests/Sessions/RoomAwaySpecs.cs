using AkkaChat.Protocol;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Tests.Relays;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Sessions;

/// <summary>What waits for a room that does not answer.</summary>
public sealed class RoomAwaySpecs : SessionScenario
{
    private const string Away = "* the room does not answer: what you say waits, and is delivered when it is back\n";

    [Fact]
    public void Should_keep_few_lines_read_no_more_and_say_each_once_when_the_room_is_back()
    {
        StartChatting();
        Receive("1\n2\n3\n4\n5\n");
        foreach (var text in (string[])["1", "2", "3"])
            ExpectAtRoom<RoomCommands.Say>().Text.ShouldBe(text);
        PassSeconds(60);
        ExpectWrite(Away);
        Room.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        ExpectNothingMore();

        foreach (var text in (string[])["1", "2", "3"])
            Happen(new RoomEvent.Said(Alice, text));
        foreach (var text in (string[])["4", "5"])
        {
            ExpectAtRoom<RoomCommands.Say>().Text.ShouldBe(text);
            Happen(new RoomEvent.Said(Alice, text));
        }

        ExpectWrites("* the room goes on\nalice: 1\nalice: 2\nalice: 3\nalice: 4\nalice: 5\n");
        ExpectReading();
        PassSeconds(5);
        Room.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void Should_keep_answers_in_their_turn_among_the_few_lines()
    {
        StartChatting();
        Receive("1\n/help q\n/dance\n4\n");
        ExpectAtRoom<RoomCommands.Say>().Text.ShouldBe("1");
        PassSeconds(5);
        ExpectWrite(Away);
        Room.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        ExpectNothingMore();

        Happen(new RoomEvent.Said(Alice, "1"));

        ExpectAtRoom<RoomCommands.Say>().Text.ShouldBe("4");
        ExpectWrites("* the room goes on\nalice: 1\n* /q to leave\n* also: /quit /exit /bye\n! there is no command /dance: /help lists them (to say a line that begins with a slash, type two)\n");
    }

    [Fact]
    public void Should_refuse_who_wants_to_join_when_as_many_as_may_be_here_wait_for_the_room_already()
    {
        var room = new SilentRoom(this, TestSettings.Server with { Connections = TestSettings.Connections with { Max = 2 } });
        foreach (var session in Enumerable.Range(0, 2).Select(_ => new SessionProbe(this, room.Relay, Bob)))
        {
            session.Join();
            Sys.Stop(session.Probe.Ref);
        }
        var first = room.ExpectCommand();
        room.ExpectCommand();
        var last = new SessionProbe(this, room.Relay, Bob);

        last.Join();

        last.Expect<RelayReplies.JoinRefused>().Reason.In(Language.English).ShouldBe("the room does not answer, and many wait for it already: try later");
        room.LetIn(first, Bob);
        room.ExpectCommand().Command.ShouldBeOfType<RoomCommands.Leave>();
        last.Join();
        room.ExpectCommand().Command.ShouldBeOfType<RoomCommands.Join>();
    }

    [Fact]
    public void Should_have_who_wants_to_join_wait_for_the_room_and_then_give_time_for_another_nickname()
    {
        Start();
        Receive("alice\n");
        ExpectAtRoom<RoomCommands.Join>();

        PassSeconds(60);
        ExpectWrite("* the room does not answer: you join when it goes on\n");
        ExpectNothingWritten();
        Reply(new RoomAnswer.Refused($"somebody here is called alice already"));

        ExpectWrite("! somebody here is called alice already\n");
        PassSeconds(29);
        ExpectNothingWritten();
        PassSeconds(1);
        ExpectWrite("! no nickname for 30 s: connect again\n");
    }

    [Fact]
    public void Should_not_tell_a_resumable_client_that_waits_to_join_a_line_that_it_would_count()
    {
        Start();
        Receive("@hello alice\n");
        ExpectAtRoom<RoomCommands.Join>();

        PassSeconds(10);

        ExpectNothingWritten();
    }

    private void PassSeconds(int seconds)
    {
        for (; seconds > 0; seconds--)
            PassTime(TimeSpan.FromSeconds(1));
    }
}
