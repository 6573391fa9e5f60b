using Akka.Actor;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Rooms.Messages;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Rooms;

/// <summary>The room between two probes in place of relays.</summary>
public sealed class ChatRoomSpecs : ServerSpecs
{
    private static readonly MemberId First = new(1), Second = new(2);

    private readonly IActorRef _room;
    private readonly RelayProbe _relay;
    private readonly RelayProbe _other;

    public ChatRoomSpecs()
    {
        _room = Sys.ActorOf(ChatRoom.Props(TestSettings.Server), "room");
        _relay = new RelayProbe(this, _room, 1);
        _other = new RelayProbe(this, _room, 2);
        Ask(default, new RoomCommands.Join(Alice, "a test"));
        Ask(default, new RoomCommands.Join(Bob, "a test"));
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
    public void Should_wait_with_the_answer_to_a_question_until_there_is_something_to_say()
    {
        _relay.Read();
        _relay.Probe.ExpectNoMsg(TimeSpan.FromMilliseconds(50));

        Ask(First, new RoomCommands.Say("hello"));

        _relay.Probe.ExpectMsg<RoomReplies.Batch>().Events.Single().Event.ShouldBe(new RoomEvent.Said(Alice, "hello"));
    }

    [Fact]
    public void Should_answer_the_same_question_the_same_when_it_comes_again()
    {
        Ask(First, new RoomCommands.Say("hello"));
        Ask(First, RoomCommands.ListMembers.Instance);
        _relay.Read();
        var first = _relay.Probe.ExpectMsg<RoomReplies.Batch>();

        _relay.Read();

        var again = _relay.Probe.ExpectMsg<RoomReplies.Batch>();
        again.Events.ShouldBe(first.Events);
        again.Answers.ShouldBe(first.Answers);
    }

    [Fact]
    public void Should_apply_commands_in_order_and_once_that_come_twice_alone_or_together()
    {
        var hello = _relay.Command(First, new RoomCommands.Say("hello"));
        _relay.Probe.Send(_room, hello);
        _relay.Probe.Send(_room, hello);
        _relay.Probe.Send(_room, new RoomCommands.ApplyAll([hello, _relay.Command(First, new RoomCommands.Say("again"))]));

        ExpectHappened(First, new RoomEvent.Said(Alice, "hello"), number: 3);
        ExpectHappened(First, new RoomEvent.Said(Alice, "again"), number: 4);
    }

    [Fact]
    public void Should_wait_for_a_command_that_was_lost_on_the_way()
    {
        var lost = _relay.Command(First, new RoomCommands.Say("hello"));
        var next = _relay.Command(First, new RoomCommands.Say("again"));
        _relay.Probe.Send(_room, next);
        _relay.ShouldReadNothing();

        _relay.Probe.Send(_room, lost);
        _relay.Probe.Send(_room, next);

        ExpectHappened(First, new RoomEvent.Said(Alice, "hello"), number: 3);
        ExpectHappened(First, new RoomEvent.Said(Alice, "again"), number: 4);
    }

    [Fact]
    public void Should_refuse_a_nickname_that_is_taken_to_who_asked_alone()
    {
        Ask(default, new RoomCommands.Join(Nick("Alice"), "a test"));

        ExpectRefused().ShouldContain("somebody here is called alice already");
        _other.ShouldReadNothing();
    }

    [Fact]
    public void Should_log_a_new_nickname() =>
        EventFilter.Info("alice is now called carol").ExpectOne(() => Ask(First, new RoomCommands.Rename(Carol)));

    [Fact]
    public void Should_name_both_sides_of_a_whisper()
    {
        Ask(First, new RoomCommands.Whisper(Bob, "psst"));

        var whisper = _relay.Event();
        (whisper.By, whisper.To, whisper.Event).ShouldBe((First, Second, new RoomEvent.Whispered(Alice, Bob, "psst")));
    }

    [Fact]
    public void Should_refuse_a_whisper_to_nobody()
    {
        Ask(First, new RoomCommands.Whisper(Carol, "psst"));

        ExpectRefused().ShouldBe("nobody here is called carol: /who lists who is here");
    }

    [Fact]
    public void Should_list_the_members_with_the_same_object_until_they_change()
    {
        var first = Members();
        first.ShouldBe([Alice, Bob]);
        Members().ShouldBeSameAs(first);

        Ask(First, new RoomCommands.Rename(Carol));
        _relay.Event();

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

        ExpectRefused().ShouldBe("something went wrong here, and nothing was done: try again");
        Ask(First, new RoomCommands.Say("still here"));
        ExpectHappened(First, new RoomEvent.Said(Alice, "still here"), number: 3);
    }

    [Fact]
    public void Should_have_nothing_to_do_for_who_is_no_member()
    {
        Ask(new MemberId(99), new RoomCommands.Say("let me in"));

        _relay.Answer<RoomAnswer.Nothing>();
        _other.ShouldReadNothing();
    }

    [Fact]
    public void Should_take_no_command_of_a_member_from_a_relay_that_does_not_serve_it()
    {
        _other.Ask(First, new RoomCommands.Leave("it did not come back"));

        _other.Answer<RoomAnswer.Nothing>();
    }

    private void Ask(MemberId member, RoomCommand command) => _relay.Ask(member, command);

    private IReadOnlyList<Nickname> Members()
    {
        Ask(First, RoomCommands.ListMembers.Instance);
        return _relay.Answer<RoomAnswer.Members>().Nicknames;
    }

    private string ExpectRefused() => _relay.Answer<RoomAnswer.Refused>().Reason.ToString();

    private void ExpectHappened(MemberId by, RoomEvent what, long number)
    {
        foreach (var relay in (RelayProbe[])[_relay, _other])
        {
            var happened = relay.Event();
            happened.By.ShouldBe(by);
            happened.Event.ShouldBe(what);
            happened.Stamp.Number.ShouldBe(number);
        }
    }
}
