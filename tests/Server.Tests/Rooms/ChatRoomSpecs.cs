using Akka.Actor;
using Akka.TestKit;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Rooms;

/// <summary>The room between two probes in place of relays.</summary>
public sealed class ChatRoomSpecs : ServerSpecs
{
    private static readonly MemberId First = new(1, 1), Second = new(1, 2), Third = new(1, 3);

    private readonly IActorRef _room;
    private readonly TestProbe _relay;
    private readonly TestProbe _other;

    public ChatRoomSpecs()
    {
        _room = Sys.ActorOf(ChatRoom.Props(TestSettings.Server), "room");
        _relay = CreateTestProbe("relay");
        _other = CreateTestProbe("other");
        _relay.Send(_room, RoomCommands.Subscribe.Instance);
        _relay.ExpectMsg<RoomReplies.Subscribed>();
        _other.Send(_room, RoomCommands.Subscribe.Instance);
        _other.ExpectMsg<RoomReplies.Subscribed>();
        Ask(First, new RoomCommands.Join(Alice, "a test"));
        Ask(Second, new RoomCommands.Join(Bob, "a test"));
        ExpectHappened(First, new RoomEvent.Joined(Alice), number: 1);
        ExpectHappened(Second, new RoomEvent.Joined(Bob), number: 2);
    }

    [Fact]
    public void Should_tell_every_relay_what_happens_in_one_order()
    {
        Ask(First, new RoomCommands.Say("hello"));
        Ask(Second, new RoomCommands.Act("waves"));
        Ask(First, new RoomCommands.Rename(Carol));

        ExpectHappened(First, new RoomEvent.Said(Alice, "hello"), number: 3);
        ExpectHappened(Second, new RoomEvent.Acted(Bob, "waves"), number: 4);
        ExpectHappened(First, new RoomEvent.Renamed(Alice, Carol), number: 5);
    }

    [Fact]
    public void Should_refuse_a_nickname_that_is_taken_to_who_asked_alone()
    {
        Ask(Third, new RoomCommands.Join(Nick("Alice"), "a test"));

        ExpectRefused(Third).ShouldContain("somebody here is called alice already");
        _other.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void Should_log_a_new_nickname() =>
        EventFilter.Info("alice is now called carol").ExpectOne(() => Ask(First, new RoomCommands.Rename(Carol)));

    [Fact]
    public void Should_name_both_sides_of_a_whisper()
    {
        Ask(First, new RoomCommands.Whisper(Bob, "psst"));

        _relay.ExpectMsg<RoomReplies.Whispered>().ShouldBe(new RoomReplies.Whispered(First, Second, Alice, Bob, "psst"));
    }

    [Fact]
    public void Should_refuse_a_whisper_to_nobody()
    {
        Ask(First, new RoomCommands.Whisper(Carol, "psst"));

        ExpectRefused(First).ShouldBe("nobody here is called carol: /who lists who is here");
    }

    [Fact]
    public void Should_list_the_members_with_the_same_object_until_they_change()
    {
        var first = Members();
        first.ShouldBe([Alice, Bob]);
        Members().ShouldBeSameAs(first);

        Ask(First, new RoomCommands.Rename(Carol));
        _relay.ExpectMsg<RoomReplies.Happened>();

        Members().ShouldBe([Bob, Carol]);
    }

    [Fact]
    public void Should_tell_who_leaves()
    {
        Ask(First, new RoomCommands.Leave());

        ExpectHappened(First, new RoomEvent.Left(Alice), number: 3);
    }

    [Fact]
    public async Task Should_count_the_members()
    {
        (await _room.Ask<int>(RoomCommands.CountMembers.Instance)).ShouldBe(2);
    }

    [Fact]
    public void Should_refuse_a_command_that_fails_and_be_as_it_was()
    {
        EventFilter.Exception<ArgumentException>().ExpectOne(() => Ask(First, new RoomCommands.Say(null!)));

        ExpectRefused(First).ShouldBe("something went wrong here, and nothing was done: try again");
        Ask(First, new RoomCommands.Say("still here"));
        ExpectHappened(First, new RoomEvent.Said(Alice, "still here"), number: 3);
    }

    [Fact]
    public void Should_answer_that_it_is_closed_behind_what_it_has_accepted()
    {
        Ask(First, new RoomCommands.Say("last words"));

        _relay.Send(_room, RoomCommands.Close.Instance);

        ExpectHappened(First, new RoomEvent.Said(Alice, "last words"), number: 3);
        _relay.ExpectMsg<RoomReplies.Closed>();
    }

    [Fact]
    public void Should_accept_nothing_once_it_is_closed_and_answer_every_relay()
    {
        _relay.Send(_room, RoomCommands.Close.Instance);
        _relay.ExpectMsg<RoomReplies.Closed>();

        Ask(First, new RoomCommands.Say("too late"));

        _other.Send(_room, RoomCommands.Close.Instance);
        _other.ExpectMsg<RoomReplies.Closed>();
        _relay.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void Should_ignore_who_is_no_member()
    {
        Ask(Third, new RoomCommands.Say("let me in"));

        _relay.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    private void Ask(MemberId member, RoomCommand command) => _relay.Send(_room, new RoomCommands.Apply(member, command));

    private IReadOnlyList<Nickname> Members()
    {
        Ask(First, RoomCommands.ListMembers.Instance);
        return _relay.ExpectMsg<RoomReplies.Members>().Nicknames;
    }

    private string ExpectRefused(MemberId member)
    {
        var refused = _relay.ExpectMsg<RoomReplies.Refused>();
        refused.By.ShouldBe(member);
        return refused.Reason;
    }

    private void ExpectHappened(MemberId by, RoomEvent what, long number)
    {
        foreach (var relay in (TestProbe[])[_relay, _other])
        {
            var happened = relay.ExpectMsg<RoomReplies.Happened>();
            happened.By.ShouldBe(by);
            happened.Event.ShouldBe(what);
            happened.Stamp.Number.ShouldBe(number);
        }
    }
}
