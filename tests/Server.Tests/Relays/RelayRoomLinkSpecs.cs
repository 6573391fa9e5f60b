using Akka.Actor;
using AkkaChat.Protocol;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>The relay and a room that does not always answer.</summary>
public sealed class RelayRoomLinkSpecs : ServerSpecs
{
    private static readonly MemberId Member = new(1);

    private readonly SilentRoom _room;
    private readonly SessionProbe _alice;

    public RelayRoomLinkSpecs()
        : base(StoppedClock)
    {
        _room = new SilentRoom(this);
        _alice = _room.Enter(Alice);
    }

    [Fact]
    public void Should_ask_for_what_comes_after_its_last_batch()
    {
        _alice.Say("hello");

        _room.Happen(_room.ExpectCommand(), new RoomEvent.Said(Alice, "hello"), Member);

        _alice.ShouldSee("alice: hello\n");
        AwaitAssert(() => (_room.Asked.After, _room.Asked.Answered).ShouldBe((2, 2)));
    }

    [Fact]
    public void Should_send_again_what_the_room_does_not_answer()
    {
        _alice.Say("hello");
        var command = _room.ExpectCommand();

        PassSeconds(2);

        _room.ExpectCommand().ShouldBe(command);
    }

    [Fact]
    public void Should_show_once_what_comes_twice()
    {
        _alice.Say("hello");
        var said = _room.ExpectCommand();
        _room.Happen(said, new RoomEvent.Said(Alice, "hello"), Member);

        _room.Repeat();

        _alice.ShouldSee("alice: hello\n");
        _alice.ShouldSeeNothing();
    }

    [Fact]
    public void Should_say_that_the_room_waits_and_that_it_goes_on()
    {
        _alice.Say("hello");
        var said = _room.ExpectCommand();
        PassSeconds(5);
        _alice.ShouldSee("* the room does not answer: what you say waits, and is delivered when it is back\n");

        _room.Happen(said, new RoomEvent.Said(Alice, "hello"), Member);

        _alice.ShouldSee("* the room goes on\nalice: hello\n");
    }

    [Fact]
    public void Should_not_say_that_the_room_waits_when_somebody_speaks_after_a_silence()
    {
        PassSeconds(4);
        _alice.Say("hello");
        var said = _room.ExpectCommand();
        PassSeconds(1);

        _room.Happen(said, new RoomEvent.Said(Alice, "hello"), Member);

        _alice.ShouldSee("alice: hello\n");
    }

    [Fact]
    public void Should_let_a_member_leave_while_the_room_does_not_answer()
    {
        _alice.Say("hello");
        PassSeconds(5);

        _alice.Submit(new RoomCommands.Leave());

        _alice.Expect<RelayReplies.Left>().Nickname.ShouldBe(Alice);
    }

    [Fact]
    public void Should_let_a_member_leave_that_waits_for_it_when_the_room_stops_answering()
    {
        _alice.Submit(new RoomCommands.Leave());

        PassSeconds(5);

        _alice.Expect<RelayReplies.Left>();
    }

    [Fact]
    public void Should_have_a_member_ask_again_whose_answer_was_lost_with_the_room()
    {
        _alice.Submit(RoomCommands.ListMembers.Instance);
        _room.ExpectCommand();
        _alice.Say("hello");

        _room.Happen(_room.ExpectCommand(), new RoomEvent.Said(Alice, "hello"), Member);

        _alice.ShouldSee("! the room was interrupted before it answered: send it again\nalice: hello\n");
        _alice.Expect<RelayReplies.Confirmed>().Count.ShouldBe(2);
    }

    [Fact]
    public void Should_ask_a_room_that_may_have_taken_over_before_it_sends_again()
    {
        var room = CreateTestProbe();
        var relay = Sys.ActorOf(Server.Relays.Relay.Props(room.Ref, TestSettings.Server));
        room.ExpectMsg<RoomCommands.Subscribe>();
        room.Send(relay, new RoomReplies.Subscribed("5f02a1c7", Last: 0, Said: []));
        room.ExpectMsg<RoomCommands.Read>();
        new SessionProbe(this, relay, Bob).Join();
        var join = room.ExpectMsg<RoomCommands.Apply>();

        PassSeconds(2);

        room.ExpectMsg<RoomCommands.Read>();
        room.ExpectMsg<RoomCommands.Apply>().ShouldBe(join);
    }

    [Fact]
    public void Should_tell_a_room_that_took_over_its_name_once()
    {
        var other = CreateTestProbe();

        other.Send(_room.Relay, new RoomReplies.Batch([], []));

        other.ExpectMsg<RoomCommands.Subscribe>().Relay.ShouldBe(_room.Asked.Relay);
        other.Send(_room.Relay, new RoomReplies.Subscribed("5f02a1c7", Last: 1, Said: []));
        other.Send(_room.Relay, new RoomReplies.Batch([], []));
        other.ExpectMsg<RoomCommands.Read>();
        other.ExpectMsg<RoomCommands.Read>();
    }

    [Fact]
    public void Should_go_on_after_events_that_the_room_no_longer_has()
    {
        _room.Skip(5);
        foreach (var text in (string[])["one", "two"])
        {
            _alice.Say(text);
            _room.Happen(_room.ExpectCommand(), new RoomEvent.Said(Alice, text), Member);
        }

        _alice.ShouldSee("* 5 lines were skipped: the server could not keep up\nalice: one\nalice: two\n");
    }

    [Fact]
    public void Should_go_on_where_it_is_when_the_room_answers_a_second_time_that_it_may_read()
    {
        _room.LetRead(last: 100);
        _alice.Say("hello");

        _room.Happen(_room.ExpectCommand(), new RoomEvent.Said(Alice, "hello"), Member);

        _alice.ShouldSee("alice: hello\n");
    }

    [Fact]
    public void Should_look_for_the_room_at_once_when_it_is_gone()
    {
        var elsewhere = _room.Move();
        _alice.Say("hello");
        elsewhere.ExpectMsg<RoomCommands.Apply>();

        Sys.Stop(elsewhere.Ref);

        _room.ExpectCommand().Command.ShouldBe(new RoomCommands.Say("hello"));
    }

    [Fact]
    public void Should_ask_every_second_when_the_room_is_gone_and_nobody_says_anything()
    {
        var (asked, elsewhere) = (_room.Asked, _room.Move());
        Sys.Stop(elsewhere.Ref);
        AwaitAssert(() => _room.Asked.ShouldNotBeSameAs(asked));
        asked = _room.Asked;

        PassSeconds(1);

        AwaitAssert(() => _room.Asked.ShouldNotBeSameAs(asked));
    }

    [Fact]
    public void Should_ask_now_and_then_when_nothing_happens()
    {
        var asked = _room.Asked;

        PassSeconds(10);

        AwaitAssert(() => _room.Asked.ShouldNotBeSameAs(asked));
    }

    [Fact]
    public async Task Should_close_when_the_room_has_answered_and_at_once_when_it_never_will()
    {
        _alice.Say("hello");
        _room.ExpectCommand();
        var closed = _room.Relay.Ask<RelayReplies.Closed>(new RelayCommands.Close());
        _room.Settle();
        closed.IsCompleted.ShouldBeFalse();

        await _room.Relay.Ask<RelayReplies.Closed>(new RelayCommands.Close(IsCutOff: true)).WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Should_have_its_node_stop_and_go_on_as_an_operator_anywhere_orders()
    {
        var node = CreateTestProbe();
        Sys.EventStream.Subscribe(node.Ref, typeof(ShutdownScheduled));

        _room.HappenElsewhere(new RoomEvent.Moderated(Bob, ModerationKind.Shutdown) { For = TimeSpan.FromMinutes(1) });
        _room.HappenElsewhere(new RoomEvent.Moderated(Bob, ModerationKind.Shutdown));

        node.ExpectMsg<ShutdownScheduled>().After.ShouldBe(TimeSpan.FromMinutes(1));
        node.ExpectMsg<ShutdownScheduled>().After.ShouldBeNull();
    }

    private void PassSeconds(int seconds)
    {
        for (; seconds > 0; seconds--)
        {
            _room.Settle();
            Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
