using AkkaChat.Protocol;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Tests.Sessions;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>Resumable clients whose connection breaks, and the relay that they come back to.</summary>
public sealed class RelayResumingSpecs : RelayScenario
{
    [Fact]
    public void Should_say_that_a_message_to_somebody_whose_connection_broke_waits()
    {
        AliceSession.IsIn();
        var robot = new SessionProbe(this, FirstRelay, Nick("robot")) { Format = WireFormat.Tagged };
        robot.Resume(new Handshake("robot", SessionScenario.Token, 0));
        robot.Expect<RelayReplies.Started>();
        robot.Join();
        AliceSession.ShouldSee("* robot joined\n");
        Watch(robot.Probe.Ref);
        Sys.Stop(robot.Probe.Ref);
        ExpectTerminated(robot.Probe.Ref);
        AwaitAssert(() =>
        {
            AliceSession.Submit(new RoomCommands.Whisper(Nick("robot"), "psst"));
            AliceSession.ShouldSee(
                "alice → robot: psst\n* the connection of robot is broken: the message waits until robot is back\n");
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Should_let_a_client_resume_whose_connection_broke_while_it_joined(bool isBackBeforeItIsIn)
    {
        var room = new SilentRoom(this);
        var handshake = new Handshake("robot", SessionScenario.Token, 0);
        var first = new SessionProbe(this, room.Relay, Alice) { Format = WireFormat.Tagged };
        first.Resume(handshake);
        room.Answer(room.ExpectCommand(), new RoomAnswer.NotHere(default, Line: null, HasLeft: false, Missed: null));
        first.Expect<RelayReplies.Started>();
        first.Join();
        var join = room.ExpectCommand();
        Sys.Stop(first.Probe.Ref);
        var second = new SessionProbe(this, room.Relay, Alice) { Format = WireFormat.Tagged };

        if (isBackBeforeItIsIn)
        {
            second.Resume(handshake);
            room.LetIn(join, Alice);
            second.Expect<RelayReplies.Joined>();
        }
        else
        {
            room.LetIn(join, Alice);
            second.Resume(handshake);
            second.Expect<RelayReplies.Resumed>();
        }

        room.ExpectNoCommand(); // it did not join twice
    }

    [Fact]
    public void Should_tell_the_session_of_a_client_that_comes_back_how_many_lines_still_wait_for_the_room()
    {
        var room = new SilentRoom(this);
        var handshake = new Handshake("robot", SessionScenario.Token, 0);
        var first = new SessionProbe(this, room.Relay, Nick("robot")) { Format = WireFormat.Tagged };
        first.Resume(handshake);
        room.Answer(room.ExpectCommand(), new RoomAnswer.NotHere(default, Line: null, HasLeft: false, Missed: null));
        first.Expect<RelayReplies.Started>();
        first.Join();
        room.LetIn(room.ExpectCommand(), Nick("robot"));
        first.Expect<RelayReplies.Joined>();
        for (var line = 1; line <= 3; line++)
            first.Submit(new RoomCommands.Say($"{line}"), line);
        var second = new SessionProbe(this, room.Relay, Nick("robot")) { Format = WireFormat.Tagged };

        second.Resume(handshake);

        second.Expect<RelayReplies.Resumed>().InFlight.ShouldBe(3);
    }

    [Fact]
    public void Should_show_all_that_it_missed_to_a_client_that_another_relay_let_join_meanwhile()
    {
        var room = new SilentRoom(this);
        var back = ReturningTooLate(room);
        back.Join();
        var join = room.ExpectCommand();
        var command = join.Command.ShouldBeOfType<RoomCommands.Join>();
        (command.After, command.Epoch).ShouldBe((5, SilentRoom.Epoch));

        var left = new StampedEvent(new RoomEvent.Left(Nick("robot")), new Stamp(6, default));
        room.Answer(join, new RoomAnswer.Resumed(new MemberId(7), Nick("robot"), Line: 0, new MissedEvents([left], Lost: 0)));

        back.Expect<RelayReplies.Resumed>();
        back.See().ShouldBe("@resumed=3;done=0;gone=0 \n");
        back.See().ShouldEndWith(" * robot left\n");
    }

    [Fact]
    public void Should_show_all_that_happened_between_its_handshake_and_its_joining_to_a_client_that_comes_back()
    {
        var room = new SilentRoom(this);
        var back = ReturningTooLate(room);
        back.Join();
        var join = room.ExpectCommand();

        room.HappenTogether([.. Enumerable.Range(1, 1200).Select(n => (Bob, (RoomEvent)new RoomEvent.Said(Bob, $"line {n}."))), (Nick("robot"), new RoomEvent.Joined(Nick("robot")))], join);

        back.Expect<RelayReplies.Joined>();
        var seen = "";
        while (!seen.Contains("* robot joined", StringComparison.Ordinal))
            seen += back.See();
        seen.ShouldContain(";done=0;gone=0 \n");
        seen.ShouldContain("bob: line 1.\n");
        seen.AsSpan().Count("bob: line ").ShouldBe(1200);
    }

    [Fact]
    public void Should_say_again_what_is_gone_to_a_client_that_may_not_have_heard_it()
    {
        var room = new SilentRoom(this);
        var back = Returning(room);
        var missed = new MissedEvents([], Lost: 5) { Last = 3 };
        room.Answer(room.ExpectCommand(), new RoomAnswer.Resumed(new MemberId(7), Nick("robot"), Line: 0, missed));
        back.See().ShouldBe("@resumed=3;done=0;gone=5;last=3 \n");

        back = Returning(room);

        back.See().ShouldEndWith(";done=0;gone=5;last=3 \n");
    }

    [Fact]
    public void Should_close_the_connection_of_a_client_that_cannot_resume_now()
    {
        var room = new SilentRoom(this);
        var back = Returning(room);

        room.Answer(room.ExpectCommand(), new RoomAnswer.Refused($"something went wrong here"));

        back.Expect<RelayReplies.Dismissed>(); // as a newcomer it would not be told what it missed
    }

    [Fact]
    public void Should_let_nobody_join_whose_client_is_back_over_another_connection()
    {
        var room = new SilentRoom(this);
        var first = ReturningTooLate(room);
        var second = Returning(room);
        second.Expect<RelayReplies.Started>();

        first.Join();
        second.Join();

        var join = room.ExpectCommand();
        join.Command.ShouldBeOfType<RoomCommands.Join>().Client.ShouldNotBeNull();
        room.LetIn(join, Nick("robot"));
        second.Expect<RelayReplies.Joined>();
        room.ExpectNoCommand();
    }

    [Fact]
    public void Should_let_a_client_come_back_by_way_of_another_relay()
    {
        var second = Sys.ActorOf(Relay.Props(RoomActor, TestSettings.Server), "second");
        AliceSession.IsIn();
        var robot = new SessionProbe(this, FirstRelay, Nick("robot")) { Format = WireFormat.Tagged };
        robot.Resume(new Handshake("robot", SessionScenario.Token, 0));
        robot.Expect<RelayReplies.Started>();
        robot.Join();
        var epoch = robot.See().Split("room=")[1][..8];
        AliceSession.ShouldSee("* robot joined\n");
        AliceSession.Say("hello");
        AliceSession.ShouldSee("alice: hello\n");

        var back = new SessionProbe(this, second, Nick("robot")) { Format = WireFormat.Tagged };
        back.Resume(new Handshake("robot", SessionScenario.Token, 1) { LastEvent = 2, Epoch = epoch });

        back.Expect<RelayReplies.Resumed>();
        robot.Expect<RelayReplies.Detached>();
        back.See().ShouldBe("@resumed=1;done=0;gone=0 \n");
        back.See().ShouldEndWith(" alice: hello\n");
        back.Submit(new RoomCommands.Say("still here"), number: 1);
        AliceSession.ShouldSee("robot: still here\n");
    }

    private SessionProbe Returning(SilentRoom room)
    {
        var session = new SessionProbe(this, room.Relay, Nick("robot")) { Format = WireFormat.Tagged };
        session.Resume(new Handshake("robot", SessionScenario.Token, 3) { LastEvent = 5, Epoch = SilentRoom.Epoch });
        return session;
    }

    /// <summary>A client that is no member any more.</summary>
    private SessionProbe ReturningTooLate(SilentRoom room)
    {
        var session = Returning(room);
        room.Answer(room.ExpectCommand(), new RoomAnswer.NotHere(new MemberId(4), Line: 0, HasLeft: false, new MissedEvents([], Lost: 0)));
        session.Expect<RelayReplies.Started>();
        return session;
    }
}
