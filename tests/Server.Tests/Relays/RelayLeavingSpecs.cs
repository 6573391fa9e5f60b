using Akka.Actor;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;
using static AkkaChat.Server.Tests.EncodedLinesExtensions;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>Members that leave, sessions that end, and a relay that closes.</summary>
public sealed class RelayLeavingSpecs : RelayScenario
{
    [Fact]
    public void Should_tell_who_leaves_everything_before_that_and_nothing_after()
    {
        BothAreIn();

        AliceSession.Say("bye");
        AliceSession.Submit(new RoomCommands.Leave());

        AliceSession.ShouldSee("alice: bye\n");
        AliceSession.Expect<RelayReplies.Left>().Nickname.ShouldBe(Alice);
        BobSession.ShouldSee("alice: bye\n* alice left\n");
        BobSession.Say("anybody?");
        BobSession.ShouldSee("bob: anybody?\n");
        AliceSession.ShouldSeeNothing();
    }

    [Fact]
    public void Should_let_a_member_go_whose_session_ends()
    {
        BothAreIn();

        Sys.Stop(AliceSession.Probe.Ref);

        BobSession.ShouldSee("* alice left\n");
    }

    [Fact]
    public void Should_log_why_a_session_ended()
    {
        BothAreIn();

        EventFilter.Info("alice left: the connection broke: reset by peer").ExpectOne(() =>
        {
            AliceSession.Tell(new RelayCommands.NoteEnd(AliceSession.Id, "the connection broke: reset by peer"));
            Sys.Stop(AliceSession.Probe.Ref);
        });
    }

    [Fact]
    public void Should_let_a_member_go_whose_session_ends_while_it_joins()
    {
        var room = new SilentRoom(this);
        var alice = new SessionProbe(this, room.Relay, Alice);
        alice.Join();
        var join = room.ExpectCommand();
        Watch(alice.Probe.Ref);
        Sys.Stop(alice.Probe.Ref);
        ExpectTerminated(alice.Probe.Ref);

        room.LetIn(join, Alice);

        var leave = room.ExpectCommand();
        (leave.By, leave.Command).ShouldBe((new MemberId(1), new RoomCommands.Leave("the connection has ended")));
    }

    [Fact]
    public void Should_let_a_member_go_whose_session_finishes()
    {
        BothAreIn();

        AliceSession.Tell(new RelayCommands.Finish(AliceSession.Id, Encoded("* goodbye"), "a test"));

        AliceSession.ShouldSee("* goodbye\n");
        AliceSession.Expect<RelayReplies.Flushed>();
        BobSession.ShouldSee("* alice left\n");
        AliceSession.ShouldSeeNothing();
    }

    [Fact]
    public void Should_stop_the_session_alone_whose_message_fails()
    {
        BothAreIn();
        Watch(AliceSession.Probe.Ref);

        EventFilter.Exception<NullReferenceException>().ExpectOne(() => AliceSession.Tell(new RelayCommands.Finish(AliceSession.Id, null!, "a test")));

        ExpectTerminated(AliceSession.Probe.Ref);
        BobSession.ShouldSee("* alice left\n");
    }

    [Fact]
    public async Task Should_deliver_what_the_room_has_accepted_before_it_closes()
    {
        BothAreIn();
        AliceSession.Say("last words");

        await FirstRelay.Ask<RelayReplies.Closed>(new RelayCommands.Close());

        BobSession.ShouldSee("alice: last words\n");
        AliceSession.Say("too late");
        AliceSession.ShouldSee("alice: last words\n");
        BobSession.ShouldSeeNothing();
    }
}
