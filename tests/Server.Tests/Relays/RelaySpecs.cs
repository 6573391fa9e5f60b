using AkkaChat.Protocol;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>The relay between the real room and probes in place of sessions: joining, talking, answers.</summary>
public sealed class RelaySpecs() : RelayScenario(TestSettings.Server with { Room = new(HistoryLines: 2) })
{
    [Fact]
    public void Should_show_who_joins_its_own_announcement_then_how_to_get_help()
    {
        AliceSession.Join();

        AliceSession.ShouldSee("* alice joined\n* /help lists the commands, /q leaves\n");
        AliceSession.Expect<RelayReplies.Joined>();
    }

    [Fact]
    public void Should_tell_the_others_who_joined()
    {
        AliceSession.IsIn();

        BobSession.Join();

        AliceSession.ShouldSee("* bob joined\n");
    }

    [Fact]
    public void Should_show_a_line_to_everybody_and_its_sender_too()
    {
        BothAreIn();

        AliceSession.Say("hello");

        AliceSession.ShouldSee("alice: hello\n");
        BobSession.ShouldSee("alice: hello\n");
    }

    [Fact]
    public void Should_show_each_member_lines_in_its_own_format()
    {
        AliceSession.IsIn();
        var carol = new SessionProbe(this, FirstRelay, Carol) { Format = WireFormat.CrLf };
        carol.Join();
        carol.ShouldSee("* carol joined\r\n* /help lists the commands, /q leaves\r\n");
        AliceSession.ShouldSee("* carol joined\n");

        AliceSession.Say("hello");

        AliceSession.ShouldSee("alice: hello\n");
        carol.ShouldSee("alice: hello\r\n");
    }

    [Fact]
    public void Should_confirm_every_command_and_answer_after_what_came_of_it()
    {
        AliceSession.IsIn();

        AliceSession.Say("one");
        AliceSession.Submit(new RoomCommands.Whisper(Bob, "psst"));
        AliceSession.Answer("answer");

        AliceSession.ShouldSee("alice: one\n! nobody here is called bob: /who lists who is here\n* answer\n");
        var confirmed = 0;
        while (confirmed < 3)
            confirmed += AliceSession.Probe.ExpectMsg<RelayReplies.Confirmed>().Count;
        confirmed.ShouldBe(3);
    }

    [Fact]
    public void Should_confirm_a_command_that_fails()
    {
        AliceSession.IsIn();

        EventFilter.Exception<ArgumentException>().ExpectOne(() => AliceSession.Say(null!));

        AliceSession.ShouldSee("! something went wrong here, and nothing was done: try again\n");
        AliceSession.Expect<RelayReplies.Confirmed>().Count.ShouldBe(1);
    }

    [Fact]
    public void Should_tell_a_session_why_a_nickname_is_refused()
    {
        AliceSession.IsIn();
        var other = new SessionProbe(this, FirstRelay, Nick("Alice"));

        other.Join();

        other.Expect<RelayReplies.JoinRefused>().Reason.ShouldContain("Alice");
        other.ShouldSeeNothing();
    }

    [Fact]
    public void Should_show_who_joins_the_last_lines_and_not_repeat_them()
    {
        AliceSession.IsIn();
        foreach (var text in (string[])["one", "two", "three"])
            AliceSession.Say(text);
        AliceSession.ShouldSee("alice: one\nalice: two\nalice: three\n");

        BobSession.Join();
        AliceSession.Say("after");

        BobSession.ShouldSee("* bob joined\n* the last 2 lines (times in UTC):\n* TIME alice: two\n* TIME alice: three\n* /help lists the commands, /q leaves\nalice: after\n");
    }

    [Fact]
    public void Should_whisper_to_two_only()
    {
        BothAreIn();
        var carol = new SessionProbe(this, FirstRelay, Carol);
        carol.IsIn();
        AliceSession.ShouldSee("* carol joined\n");
        BobSession.ShouldSee("* carol joined\n");

        AliceSession.Submit(new RoomCommands.Whisper(Bob, "psst"));

        AliceSession.ShouldSee("alice → bob: psst\n");
        BobSession.ShouldSee("alice → bob: psst\n");
        carol.ShouldSeeNothing();
    }

    [Fact]
    public void Should_show_answers_in_the_order_of_the_lines()
    {
        AliceSession.IsIn();

        AliceSession.Say("one");
        AliceSession.Answer("first");
        AliceSession.Answer("second");
        AliceSession.Say("two");
        AliceSession.Submit(RoomCommands.ListMembers.Instance);
        AliceSession.Answer("third");
        AliceSession.Say("three");

        AliceSession.ShouldSee("alice: one\n* first\n* second\nalice: two\n* you are alone here\n* third\nalice: three\n");
    }

    [Fact]
    public void Should_serve_its_own_sessions_where_the_room_has_several_relays()
    {
        var relay = Sys.ActorOf(Relay.Props(RoomActor, TestSettings.Server), "second");
        var carol = new SessionProbe(this, relay, Carol);
        AliceSession.IsIn();
        carol.IsIn();

        AliceSession.Say("hello");
        carol.ShouldSee("alice: hello\n");
        carol.Submit(new RoomCommands.Whisper(Alice, "psst"));

        AliceSession.ShouldSee("* carol joined\nalice: hello\ncarol → alice: psst\n");
        carol.ShouldSee("carol → alice: psst\n");
    }
}
