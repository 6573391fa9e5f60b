using Akka.Actor;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Rooms;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>How members want their lines, and what the room knows of them that their relay shows.</summary>
public sealed class ViewSpecs : ServerSpecs
{
    private readonly IActorRef _relay;
    private readonly SessionProbe _alice;
    private readonly SessionProbe _bob;

    public ViewSpecs()
        : base("akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"")
    {
        var room = Sys.ActorOf(ChatRoom.Props(TestSettings.Server), "room");
        _relay = Sys.ActorOf(Relay.Props(room, TestSettings.Server), "relay");
        _alice = new SessionProbe(this, _relay, 1, Alice);
        _bob = new SessionProbe(this, _relay, 2, Bob);
        _alice.IsIn();
        _bob.IsIn();
        _alice.ShouldSee("* bob joined\n");
    }

    [Fact]
    public void Should_show_no_joins_and_leaves_to_whoever_wants_quiet()
    {
        Change(_alice, new ViewChange.Filter(LineFilter.Quiet), "* joins and leaves are not shown from now on: /quiet off ends it\n");

        var carol = new SessionProbe(this, _relay, 3, Carol);
        carol.IsIn();
        carol.Say("hello");
        carol.Submit(new RoomCommands.Leave());

        _alice.ShouldSee("carol: hello\n");
        _bob.ShouldSee("* carol joined\ncarol: hello\n* carol left\n");
        Change(_alice, new ViewChange.Filter(LineFilter.All), "* all lines are shown again\n");
    }

    [Fact]
    public void Should_show_only_what_people_say_to_whoever_wants_a_feed()
    {
        Change(_alice, new ViewChange.Filter(LineFilter.Raw), "* only what people say is shown from now on: /raw off ends it\n");

        _bob.Submit(new RoomCommands.Rename(Carol));
        _bob.Submit(new RoomCommands.Act("waves"));
        _bob.Submit(new RoomCommands.Whisper(Alice, "psst"));

        _alice.ShouldSee("** carol waves\ncarol → alice: psst\n");
    }

    [Fact]
    public void Should_put_a_clock_before_the_lines_of_whoever_wants_it()
    {
        var clock = $"{Sys.Scheduler.Now.UtcDateTime:HH:mm} ";
        Change(_alice, new ViewChange.Time(On: true), "* a clock (UTC) stands before each line from now on: /time off ends it\n");

        _bob.Say("hello");
        _bob.Submit(new RoomCommands.Whisper(Alice, "psst"));
        _alice.ShouldSee($"{clock}bob: hello\n{clock}bob → alice: psst\n");
        _bob.ShouldSee("bob: hello\nbob → alice: psst\n");

        Change(_alice, new ViewChange.Time(On: false), "* no clock stands before the lines any more\n");
        _bob.Say("bye");
        _alice.ShouldSee("bob: bye\n");
    }

    [Fact]
    public void Should_change_the_view_behind_the_lines_said_before()
    {
        var room = new SilentRoom(this);
        var dave = new SessionProbe(this, room.Relay, 4, Nick("dave"));
        dave.Join();
        room.LetIn(room.ExpectCommand(), Nick("dave"));
        dave.ShouldSee("* dave joined\n* /help lists the commands, /q leaves\n");

        dave.Say("before");
        dave.Tell(new RelayCommands.ChangeView(dave.Id, new ViewChange.Time(On: true), Number: null));
        room.Settle();
        room.Happen(room.ExpectCommand(), new RoomEvent.Said(Nick("dave"), "before"), new MemberId(1));

        dave.ShouldSee("dave: before\n* a clock (UTC) stands before each line from now on: /time off ends it\n");
    }

    [Fact]
    public void Should_refuse_a_clock_to_a_client_that_has_the_times()
    {
        var robot = new SessionProbe(this, _relay, 3, Nick("robot")) { Format = WireFormat.Tagged };
        robot.Join();
        robot.Expect<RelayReplies.Joined>();
        robot.See();
        robot.See();

        robot.Tell(new RelayCommands.ChangeView(robot.Id, new ViewChange.Time(On: true), Number: 1));

        robot.See().ShouldBe("@private;id=1 ! your client has the times itself: it needs no /time\n");
    }

    [Fact]
    public void Should_show_nothing_of_whoever_is_ignored_and_all_of_the_others()
    {
        var carol = new SessionProbe(this, _relay, 3, Carol);
        carol.IsIn();
        _alice.ShouldSee("* carol joined\n");
        _bob.ShouldSee("* carol joined\n");
        Ignore("bob");

        _bob.Say("one");
        carol.Say("two");
        _bob.Submit(new RoomCommands.Act("waves"));
        _bob.Submit(new RoomCommands.Whisper(Alice, "psst"));
        carol.Say("three");
        carol.ShouldSee("bob: one\ncarol: two\n** bob waves\ncarol: three\n");

        _alice.ShouldSee("carol: two\ncarol: three\n");
        Change(_alice, ViewChange.ListIgnored.Instance, "* you ignore bob: /unignore NICKNAME ends it\n");
    }

    [Fact]
    public void Should_go_on_ignoring_somebody_under_another_name_until_it_ends()
    {
        Ignore("bob");
        _bob.Submit(new RoomCommands.Rename(Carol));
        _bob.Say("one");
        _alice.ShouldSee("* bob is now called carol\n");
        Change(_alice, new ViewChange.Unignore(Bob), "! you do not ignore bob: /ignore lists whom you do\n");

        Change(_alice, new ViewChange.Unignore(Carol), "* you read carol again\n");
        _bob.Say("two");

        _alice.ShouldSee("carol: two\n");
        Change(_alice, ViewChange.ListIgnored.Instance, "* you ignore nobody: /ignore NICKNAME begins it\n");
    }

    [Fact]
    public void Should_refuse_to_ignore_nobody_and_oneself()
    {
        _alice.Submit(new RoomCommands.Ignore(Carol));
        _alice.Submit(new RoomCommands.Ignore(Alice));

        _alice.ShouldSee("! nobody here is called carol: /who lists who is here\n! you are alice yourself: name somebody else\n");
    }

    [Fact]
    public void Should_tell_that_somebody_is_away_in_the_list_and_once_to_who_whispers()
    {
        _bob.Submit(new RoomCommands.GoAway("lunch"));
        _bob.ShouldSee("* bob is away: lunch\n");

        _alice.Submit(RoomCommands.ListMembers.Instance);
        _alice.Submit(new RoomCommands.Whisper(Bob, "psst"));
        _alice.Submit(new RoomCommands.Whisper(Bob, "psst"));

        _alice.ShouldSee("* 2 people are here:\n*   alice, bob (away)\nalice → bob: psst\n* bob is away: lunch\nalice → bob: psst\n");
        _bob.Submit(RoomCommands.EndAway.Instance);
        _bob.ShouldSee("alice → bob: psst\nalice → bob: psst\n* bob is here again\n");
    }

    private void Ignore(string name)
    {
        _alice.Submit(new RoomCommands.Ignore(Nick(name)));
        _alice.ShouldSee($"* you read nothing more of {name}, until you leave: /unignore {name} ends it\n");
    }

    private static void Change(SessionProbe member, ViewChange change, string answer)
    {
        member.Tell(new RelayCommands.ChangeView(member.Id, change, Number: null));
        member.ShouldSee(answer);
    }
}
