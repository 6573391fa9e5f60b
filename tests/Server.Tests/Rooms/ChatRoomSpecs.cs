using Akka.Actor;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;
using static AkkaChat.Server.Tests.EncodedLinesExtensions;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Rooms;

public class ChatRoomSpecs : ServerSpecs
{
    private readonly IActorRef _room;
    private readonly Person _alice;
    private readonly Person _bob;

    public ChatRoomSpecs()
    {
        _room = Sys.ActorOf(ChatRoom.Props(new RoomSettings(HistoryLines: 2)), "room");
        _alice = new Person(this, _room, 1, Alice);
        _bob = new Person(this, _room, 2, Bob);
    }

    [Fact]
    public void Should_welcome_who_joins_with_its_own_announcement()
    {
        _alice.Join();

        var welcomed = _alice.Expect<RoomReplies.Welcomed>();
        welcomed.Announcement.Text().ShouldBe("* alice joined\n");
        welcomed.History.ShouldBeNull();
    }

    [Fact]
    public void Should_tell_the_others_who_joined()
    {
        _alice.IsIn();

        _bob.Join();

        _alice.ShouldSee("* bob joined\n");
    }

    [Fact]
    public void Should_tell_a_line_to_everybody_and_its_sender_too()
    {
        BothAreIn();

        _alice.Say("hello");

        _alice.ShouldSee("alice: hello\n");
        _bob.ShouldSee("alice: hello\n");
    }

    [Fact]
    public void Should_tell_everybody_the_very_same_object()
    {
        BothAreIn();

        _alice.Say("hello");

        _alice.Expect<EncodedLines>().ShouldBeSameAs(_bob.Expect<EncodedLines>());
    }

    [Fact]
    public void Should_tell_each_member_with_its_own_line_ending()
    {
        _alice.IsIn();
        _bob.Ending = WireFormat.CrLf;
        _bob.IsIn();
        _alice.ShouldSee("* bob joined\n");

        _alice.Say("hello");

        _alice.ShouldSee("alice: hello\n");
        _bob.ShouldSee("alice: hello\r\n");
    }

    [Fact]
    public void Should_confirm_every_command_after_what_came_of_it()
    {
        var session = CreateTestProbe();
        session.Send(_room, new RoomCommands.Join(new ConnectionId(3), session.Ref, Carol, WireFormat.Lf, "a test"));
        session.ExpectMsg<RoomReplies.Welcomed>();

        session.Send(_room, new RoomCommands.Say(new ConnectionId(3), "one"));

        session.ExpectMsg<EncodedLines>().Text().ShouldBe("carol: one\n");
        session.ExpectMsg<RoomReplies.Confirmed>().Count.ShouldBe(1);
    }

    [Fact]
    public void Should_confirm_a_command_that_fails()
    {
        var session = CreateTestProbe();
        session.Send(_room, new RoomCommands.Join(new ConnectionId(3), session.Ref, Carol, WireFormat.Lf, "a test"));
        session.ExpectMsg<RoomReplies.Welcomed>();

        EventFilter.Exception<ArgumentException>().ExpectOne(() => session.Send(_room, new RoomCommands.Say(new ConnectionId(3), null!)));

        session.ExpectMsg<RoomReplies.Refused>();
        session.ExpectMsg<RoomReplies.Confirmed>().Count.ShouldBe(1);
    }

    [Fact]
    public void Should_refuse_a_nickname_that_is_taken()
    {
        _alice.IsIn();
        var other = new Person(this, _room, 3, Nick("Alice"));

        other.Join();

        other.Expect<RoomReplies.Refused>().Reason.ShouldContain("Alice");
    }

    [Fact]
    public void Should_show_who_joins_the_last_lines()
    {
        _alice.IsIn();
        foreach (var text in (string[])["one", "two", "three"])
            _alice.Say(text);

        _bob.Join();

        _bob.Expect<RoomReplies.Welcomed>().History!.Text().ShouldBe("* the last 2 lines:\nalice: two\nalice: three\n");
    }

    [Fact]
    public void Should_not_repeat_in_the_batch_what_a_newcomer_was_shown_as_history()
    {
        _alice.IsIn();
        _alice.Say("before");

        _bob.Join();
        _alice.Say("after");

        _bob.Expect<RoomReplies.Welcomed>().History!.Text().ShouldBe("* the last line:\nalice: before\n");
        _bob.ShouldSee("alice: after\n");
    }

    [Fact]
    public void Should_tell_the_new_nickname_to_everybody()
    {
        BothAreIn();

        _alice.Ask(new RoomCommands.Rename(_alice.Id, Carol));

        _alice.ShouldSee("* alice is now called carol\n");
        _bob.ShouldSee("* alice is now called carol\n");
    }

    [Fact]
    public void Should_whisper_to_two_only()
    {
        BothAreIn();
        var carol = new Person(this, _room, 3, Carol);
        carol.IsIn();
        _alice.ShouldSee("* carol joined\n");
        _bob.ShouldSee("* carol joined\n");

        _alice.Ask(new RoomCommands.Whisper(_alice.Id, Bob, "psst"));

        _alice.Expect<RoomReplies.Whispered>().ShouldBe(new RoomReplies.Whispered(Alice, Bob, "psst"));
        _bob.Expect<RoomReplies.Whispered>().ShouldBe(new RoomReplies.Whispered(Alice, Bob, "psst"));
        carol.ShouldSeeNothing();
    }

    [Fact]
    public void Should_answer_in_the_order_of_the_commands()
    {
        _alice.IsIn();

        _alice.Say("one");
        _alice.Ask(new RoomCommands.Whisper(_alice.Id, Bob, "psst"));
        _alice.Say("two");
        _alice.Ask(new RoomCommands.ListMembers(_alice.Id));
        _alice.Say("three");
        _alice.Ask(new RoomCommands.Answer(_alice.Id, Encoded("* answer")));

        _alice.ShouldSee("alice: one\n");
        _alice.Expect<RoomReplies.Refused>();
        _alice.ShouldSee("alice: two\n");
        _alice.Expect<RoomReplies.Members>().Lines.Text().ShouldBe("* you are alone here\n");
        _alice.ShouldSee("alice: three\n");
        _alice.ShouldSee("* answer\n");
    }

    [Fact]
    public void Should_say_goodbye_after_the_last_line_for_who_leaves()
    {
        BothAreIn();

        _alice.Say("bye");
        _alice.Ask(new RoomCommands.Leave(_alice.Id));

        _alice.ShouldSee("alice: bye\n");
        _alice.Expect<RoomReplies.Goodbye>().Nickname.ShouldBe(Alice);
        _bob.ShouldSee("alice: bye\n* alice left\n");
    }

    [Fact]
    public void Should_tell_who_leaves_nothing_more()
    {
        BothAreIn();
        _alice.Ask(new RoomCommands.Leave(_alice.Id));
        _alice.Expect<RoomReplies.Goodbye>();

        _bob.Say("anybody?");

        _bob.ShouldSee("* alice left\nbob: anybody?\n");
        _alice.ShouldSeeNothing();
    }

    [Fact]
    public void Should_let_a_member_go_whose_session_ends()
    {
        BothAreIn();

        Sys.Stop(_alice.Session);

        _bob.ShouldSee("* alice left\n");
    }

    [Fact]
    public async Task Should_count_the_members()
    {
        BothAreIn();

        (await _room.Ask<int>(RoomCommands.CountMembers.Instance)).ShouldBe(2);
    }

    [Fact]
    public void Should_refuse_a_command_that_fails_and_keep_members_and_history()
    {
        BothAreIn();
        _alice.Say("hello");
        _bob.ShouldSee("alice: hello\n");
        _alice.ShouldSee("alice: hello\n");

        EventFilter.Exception<ArgumentException>().ExpectOne(() => _alice.Say(null!));

        _alice.Expect<RoomReplies.Refused>();
        _bob.Say("still here");
        _alice.ShouldSee("bob: still here\n");
        _bob.ShouldSee("bob: still here\n");
        var carol = new Person(this, _room, 3, Carol);
        carol.Join();
        carol.Expect<RoomReplies.Welcomed>().History!.Text().ShouldBe("* the last 2 lines:\nalice: hello\nbob: still here\n");
    }

    [Fact]
    public async Task Should_deliver_what_it_has_accepted_before_it_closes()
    {
        BothAreIn();
        _alice.Say("last words");

        await _room.Ask<RoomReplies.Closed>(RoomCommands.Close.Instance);

        _bob.ShouldSee("alice: last words\n");
    }

    [Fact]
    public async Task Should_accept_nothing_once_it_is_closed()
    {
        BothAreIn();
        await _room.Ask<RoomReplies.Closed>(RoomCommands.Close.Instance);

        _alice.Say("too late");

        _alice.ShouldSeeNothing();
        _bob.ShouldSeeNothing();
    }

    [Fact]
    public void Should_ignore_who_is_no_member()
    {
        _bob.IsIn();

        _alice.Say("let me in");

        _bob.ShouldSeeNothing();
    }

    private void BothAreIn()
    {
        _alice.IsIn();
        _bob.IsIn();
        _alice.ShouldSee("* bob joined\n");
    }
}
