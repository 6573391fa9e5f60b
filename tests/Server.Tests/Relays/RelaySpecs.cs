using Akka.Actor;
using AkkaChat.Protocol;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Tests.Sessions;
using static AkkaChat.Server.Tests.EncodedLinesExtensions;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>The relay between the real room and probes in place of sessions.</summary>
public class RelaySpecs : ServerSpecs
{
    private readonly IActorRef _room;
    private readonly IActorRef _relay;
    private readonly SessionProbe _alice;
    private readonly SessionProbe _bob;

    public RelaySpecs()
    {
        _room = Sys.ActorOf(ChatRoom.Props(TestSettings.Server), "room");
        _relay = Sys.ActorOf(Relay.Props(_room, TestSettings.Server with { Room = new(HistoryLines: 2) }), "relay");
        _alice = new SessionProbe(this, _relay, 1, Alice);
        _bob = new SessionProbe(this, _relay, 2, Bob);
    }

    [Fact]
    public void Should_show_who_joins_its_own_announcement_then_how_to_get_help()
    {
        _alice.Join();

        _alice.ShouldSee("* alice joined\n* /help lists the commands, /q leaves\n");
        _alice.Expect<RelayReplies.Joined>();
    }

    [Fact]
    public void Should_tell_the_others_who_joined()
    {
        _alice.IsIn();

        _bob.Join();

        _alice.ShouldSee("* bob joined\n");
    }

    [Fact]
    public void Should_show_a_line_to_everybody_and_its_sender_too()
    {
        BothAreIn();

        _alice.Say("hello");

        _alice.ShouldSee("alice: hello\n");
        _bob.ShouldSee("alice: hello\n");
    }

    [Fact]
    public void Should_show_each_member_lines_in_its_own_format()
    {
        _alice.IsIn();
        var carol = new SessionProbe(this, _relay, 3, Carol) { Format = WireFormat.CrLf };
        carol.Join();
        carol.ShouldSee("* carol joined\r\n* /help lists the commands, /q leaves\r\n");
        _alice.ShouldSee("* carol joined\n");

        _alice.Say("hello");

        _alice.ShouldSee("alice: hello\n");
        carol.ShouldSee("alice: hello\r\n");
    }

    [Fact]
    public void Should_confirm_every_command_and_answer_after_what_came_of_it()
    {
        _alice.IsIn();

        _alice.Say("one");
        _alice.Submit(new RoomCommands.Whisper(Bob, "psst"));
        _alice.Answer("answer");

        _alice.ShouldSee("alice: one\n! nobody here is called bob: /who lists who is here\n* answer\n");
        var confirmed = 0;
        while (confirmed < 3)
            confirmed += _alice.Probe.ExpectMsg<RelayReplies.Confirmed>().Count;
        confirmed.ShouldBe(3);
    }

    [Fact]
    public void Should_confirm_a_command_that_fails()
    {
        _alice.IsIn();

        EventFilter.Exception<ArgumentException>().ExpectOne(() => _alice.Say(null!));

        _alice.ShouldSee("! something went wrong here, and nothing was done: try again\n");
        _alice.Expect<RelayReplies.Confirmed>().Count.ShouldBe(1);
    }

    [Fact]
    public void Should_tell_a_session_why_a_nickname_is_refused()
    {
        _alice.IsIn();
        var other = new SessionProbe(this, _relay, 3, Nick("Alice"));

        other.Join();

        other.Expect<RelayReplies.JoinRefused>().Reason.ShouldContain("Alice");
        other.ShouldSeeNothing();
    }

    [Fact]
    public void Should_show_who_joins_the_last_lines_and_not_repeat_them()
    {
        _alice.IsIn();
        foreach (var text in (string[])["one", "two", "three"])
            _alice.Say(text);
        _alice.ShouldSee("alice: one\nalice: two\nalice: three\n");

        _bob.Join();
        _alice.Say("after");

        _bob.ShouldSee("* bob joined\n* the last 2 lines (times in UTC):\n* TIME alice: two\n* TIME alice: three\n* /help lists the commands, /q leaves\nalice: after\n");
    }

    [Fact]
    public void Should_whisper_to_two_only()
    {
        BothAreIn();
        var carol = new SessionProbe(this, _relay, 3, Carol);
        carol.IsIn();
        _alice.ShouldSee("* carol joined\n");
        _bob.ShouldSee("* carol joined\n");

        _alice.Submit(new RoomCommands.Whisper(Bob, "psst"));

        _alice.ShouldSee("alice → bob: psst\n");
        _bob.ShouldSee("alice → bob: psst\n");
        carol.ShouldSeeNothing();
    }

    [Fact]
    public void Should_show_answers_in_the_order_of_the_lines()
    {
        _alice.IsIn();

        _alice.Say("one");
        _alice.Answer("first");
        _alice.Answer("second");
        _alice.Say("two");
        _alice.Submit(RoomCommands.ListMembers.Instance);
        _alice.Answer("third");
        _alice.Say("three");

        _alice.ShouldSee("alice: one\n* first\n* second\nalice: two\n* you are alone here\n* third\nalice: three\n");
    }

    [Fact]
    public void Should_tell_who_leaves_everything_before_that_and_nothing_after()
    {
        BothAreIn();

        _alice.Say("bye");
        _alice.Submit(new RoomCommands.Leave());

        _alice.ShouldSee("alice: bye\n");
        _alice.Expect<RelayReplies.Left>().Nickname.ShouldBe(Alice);
        _bob.ShouldSee("alice: bye\n* alice left\n");
        _bob.Say("anybody?");
        _bob.ShouldSee("bob: anybody?\n");
        _alice.ShouldSeeNothing();
    }

    [Fact]
    public void Should_let_a_member_go_whose_session_ends()
    {
        BothAreIn();

        Sys.Stop(_alice.Probe.Ref);

        _bob.ShouldSee("* alice left\n");
    }

    [Fact]
    public void Should_log_why_a_session_ended()
    {
        BothAreIn();

        EventFilter.Info("alice left: the connection broke: reset by peer").ExpectOne(() =>
        {
            _alice.Tell(new RelayCommands.NoteEnd(_alice.Id, "the connection broke: reset by peer"));
            Sys.Stop(_alice.Probe.Ref);
        });
    }

    [Fact]
    public void Should_say_that_a_message_to_somebody_whose_connection_broke_waits()
    {
        _alice.IsIn();
        var robot = new SessionProbe(this, _relay, 3, Nick("robot")) { Format = WireFormat.Tagged };
        robot.Tell(new RelayCommands.Resume(robot.Id, new Handshake("robot", SessionScenario.Token, 0)));
        robot.Expect<RelayReplies.Started>();
        robot.Join();
        _alice.ShouldSee("* robot joined\n");
        Watch(robot.Probe.Ref);
        Sys.Stop(robot.Probe.Ref);
        ExpectTerminated(robot.Probe.Ref);
        AwaitAssert(() =>
        {
            _alice.Submit(new RoomCommands.Whisper(Nick("robot"), "psst"));
            _alice.ShouldSee(
                "alice → robot: psst\n* the connection of robot is broken: the message waits until robot is back\n");
        });
    }

    [Fact]
    public void Should_let_a_member_go_whose_session_ends_while_it_joins()
    {
        var room = new SilentRoom(this);
        var alice = new SessionProbe(this, room.Relay, 1, Alice);
        alice.Join();
        var join = room.ExpectCommand();
        Watch(alice.Probe.Ref);
        Sys.Stop(alice.Probe.Ref);
        ExpectTerminated(alice.Probe.Ref);

        room.LetIn(join, Alice);

        var leave = room.ExpectCommand();
        (leave.By, leave.Command).ShouldBe((new MemberId(1), new RoomCommands.Leave("the connection has ended")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Should_let_a_client_resume_whose_connection_broke_while_it_joined(bool isBackBeforeItIsIn)
    {
        var room = new SilentRoom(this);
        var handshake = new Handshake("robot", SessionScenario.Token, 0);
        var first = new SessionProbe(this, room.Relay, 1, Alice) { Format = WireFormat.Tagged };
        first.Tell(new RelayCommands.Resume(first.Id, handshake));
        room.Answer(room.ExpectCommand(), new RoomAnswer.NotHere(default, Line: null, HasLeft: false, Missed: null));
        first.Expect<RelayReplies.Started>();
        first.Join();
        var join = room.ExpectCommand();
        Sys.Stop(first.Probe.Ref);
        var second = new SessionProbe(this, room.Relay, 2, Alice) { Format = WireFormat.Tagged };

        if (isBackBeforeItIsIn)
        {
            second.Tell(new RelayCommands.Resume(second.Id, handshake));
            room.LetIn(join, Alice);
            second.Expect<RelayReplies.Joined>();
        }
        else
        {
            room.LetIn(join, Alice);
            second.Tell(new RelayCommands.Resume(second.Id, handshake));
            second.Expect<RelayReplies.Resumed>();
        }

        room.ExpectNoCommand(); // it did not join twice
    }

    [Fact]
    public void Should_let_a_member_go_whose_session_finishes()
    {
        BothAreIn();

        _alice.Tell(new RelayCommands.Finish(_alice.Id, Encoded("* goodbye"), "a test"));

        _alice.ShouldSee("* goodbye\n");
        _alice.Expect<RelayReplies.Flushed>();
        _bob.ShouldSee("* alice left\n");
        _alice.ShouldSeeNothing();
    }

    [Fact]
    public void Should_stop_the_session_alone_whose_message_fails()
    {
        BothAreIn();
        Watch(_alice.Probe.Ref);

        EventFilter.Exception<NullReferenceException>().ExpectOne(() => _alice.Tell(new RelayCommands.Finish(_alice.Id, null!, "a test")));

        ExpectTerminated(_alice.Probe.Ref);
        _bob.ShouldSee("* alice left\n");
    }

    [Fact]
    public async Task Should_deliver_what_the_room_has_accepted_before_it_closes()
    {
        BothAreIn();
        _alice.Say("last words");

        await _relay.Ask<RelayReplies.Closed>(new RelayCommands.Close());

        _bob.ShouldSee("alice: last words\n");
        _alice.Say("too late");
        _alice.ShouldSee("alice: last words\n");
        _bob.ShouldSeeNothing();
    }

    [Fact]
    public void Should_let_a_client_come_back_by_way_of_another_relay()
    {
        var second = Sys.ActorOf(Relay.Props(_room, TestSettings.Server), "second");
        _alice.IsIn();
        var robot = new SessionProbe(this, _relay, 3, Nick("robot")) { Format = WireFormat.Tagged };
        robot.Tell(new RelayCommands.Resume(robot.Id, new Handshake("robot", SessionScenario.Token, 0)));
        robot.Expect<RelayReplies.Started>();
        robot.Join();
        var epoch = robot.See().Split("room=")[1][..8];
        _alice.ShouldSee("* robot joined\n");
        _alice.Say("hello");
        _alice.ShouldSee("alice: hello\n");

        var back = new SessionProbe(this, second, 4, Nick("robot")) { Format = WireFormat.Tagged };
        back.Tell(new RelayCommands.Resume(back.Id, new Handshake("robot", SessionScenario.Token, 1) { LastEvent = 2, Epoch = epoch }));

        back.Expect<RelayReplies.Resumed>();
        robot.Expect<RelayReplies.Detached>();
        back.See().ShouldBe("@resumed=1;done=0;gone=0 \n");
        back.See().ShouldEndWith(" alice: hello\n");
        back.Submit(new RoomCommands.Say("still here"), number: 1);
        _alice.ShouldSee("robot: still here\n");
    }

    [Fact]
    public void Should_serve_its_own_sessions_where_the_room_has_several_relays()
    {
        var relay = Sys.ActorOf(Relay.Props(_room, TestSettings.Server), "second");
        var carol = new SessionProbe(this, relay, 3, Carol);
        _alice.IsIn();
        carol.IsIn();

        _alice.Say("hello");
        carol.ShouldSee("alice: hello\n");
        carol.Submit(new RoomCommands.Whisper(Alice, "psst"));

        _alice.ShouldSee("* carol joined\nalice: hello\ncarol → alice: psst\n");
        carol.ShouldSee("carol → alice: psst\n");
    }

    private void BothAreIn()
    {
        _alice.IsIn();
        _bob.IsIn();
        _alice.ShouldSee("* bob joined\n");
    }
}
