using AkkaChat.Protocol;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Tests.Sessions;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>Whatever an event means for one member, and whatever goes wrong with that: all others are told it.</summary>
public sealed class RelayTellingSpecs : ServerSpecs
{
    private readonly SilentRoom _room;
    private readonly SessionProbe _bob;

    public RelayTellingSpecs()
        : base(StoppedClock)
    {
        _room = new SilentRoom(this);
        _bob = _room.Enter(Bob);
    }

    [Fact]
    public void Should_tell_that_a_member_left_whose_client_was_back_just_before()
    {
        var alice = new MemberId(99);
        var handshake = new Handshake("alice", SessionScenario.Token, 0);
        var resumed = new RoomAnswer.Resumed(alice, Alice, Line: 0, new MissedEvents([], Lost: 0));
        var first = new SessionProbe(this, _room.Relay, Alice) { Format = WireFormat.Tagged };
        first.Resume(handshake);
        var resume = _room.ExpectCommand();
        End(first);
        _room.Answer(resume, resumed); // it has the grace period from now on
        _room.Settle();
        var second = new SessionProbe(this, _room.Relay, Alice) { Format = WireFormat.Tagged };
        second.Resume(handshake);
        resume = _room.ExpectCommand();
        Clock.Advance(TestSettings.Session.GracePeriod);
        var leave = _room.ExpectCommand();
        leave.Command.ShouldBeOfType<RoomCommands.Leave>().Reason.ShouldNotBeNull();

        _room.Answer(resume, resumed);
        second.Expect<RelayReplies.Resumed>();
        _room.Happen(leave, new RoomEvent.Left(Alice), alice);

        _bob.ShouldSee("* alice left\n");
        second.Expect<RelayReplies.Detached>().ShouldBe(RelayReplies.Detached.Lost); // so that it comes back
    }

    [Fact]
    public void Should_tell_an_event_that_it_fails_to_follow()
    {
        _room.Enter(Carol);
        _bob.ShouldSee("* carol joined\n");

        EventFilter.Error(contains: "told all the same").ExpectOne(
            () => _room.HappenElsewhere(new RoomEvent.LeftTogether([Carol], "one name of two"), new MemberId(2), new MemberId(1)));
        _room.HappenElsewhere(new RoomEvent.Said(Alice, "hello"));

        _bob.ShouldSee("* carol left: one name of two\nalice: hello\n");
    }

    private void End(SessionProbe session)
    {
        Watch(session.Probe.Ref);
        Sys.Stop(session.Probe.Ref);
        ExpectTerminated(session.Probe.Ref);
        _room.Settle();
    }
}
