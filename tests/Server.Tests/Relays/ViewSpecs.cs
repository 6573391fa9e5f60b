using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>How members want their lines, and what the room knows of them that their relay shows.</summary>
public sealed class ViewSpecs : RelayScenario
{

    public ViewSpecs()
        : base(config: StoppedClock) => BothAreIn();

    [Fact]
    public void Should_show_no_joins_and_leaves_to_whoever_wants_quiet()
    {
        Change(AliceSession, new ViewChange.Filter(LineFilter.Quiet), "* joins and leaves are not shown from now on: /quiet off ends it\n");

        var carol = new SessionProbe(this, FirstRelay, Carol);
        carol.IsIn();
        carol.Say("hello");
        carol.Submit(new RoomCommands.Leave());

        AliceSession.ShouldSee("carol: hello\n");
        BobSession.ShouldSee("* carol joined\ncarol: hello\n* carol left\n");
        Change(AliceSession, new ViewChange.Filter(LineFilter.All), "* all lines are shown again\n");
    }

    [Fact]
    public void Should_show_only_what_people_say_to_whoever_wants_a_feed()
    {
        Change(AliceSession, new ViewChange.Filter(LineFilter.Raw), "* only what people say is shown from now on: /raw off ends it\n");

        BobSession.Submit(new RoomCommands.Rename(Carol));
        BobSession.Submit(new RoomCommands.Act("waves"));
        BobSession.Submit(new RoomCommands.Whisper(Alice, "psst"));

        AliceSession.ShouldSee("** carol waves\ncarol → alice: psst\n");
    }

    [Fact]
    public void Should_put_a_clock_before_the_lines_of_whoever_wants_it()
    {
        var clock = $"{Sys.Scheduler.Now.UtcDateTime:HH:mm} ";
        Change(AliceSession, new ViewChange.Time(On: true), "* a clock (UTC) stands before each line from now on: /time off ends it\n");

        BobSession.Say("hello");
        BobSession.Submit(new RoomCommands.Whisper(Alice, "psst"));
        AliceSession.ShouldSee($"{clock}bob: hello\n{clock}bob → alice: psst\n");
        BobSession.ShouldSee("bob: hello\nbob → alice: psst\n");

        Change(AliceSession, new ViewChange.Time(On: false), "* no clock stands before the lines any more\n");
        BobSession.Say("bye");
        AliceSession.ShouldSee("bob: bye\n");
    }

    [Fact]
    public void Should_change_the_view_behind_the_lines_said_before()
    {
        var room = new SilentRoom(this);
        var dave = room.Enter(Nick("dave"));

        dave.Say("before");
        dave.Change(new ViewChange.Time(On: true));
        room.Settle();
        room.Happen(room.ExpectCommand(), new RoomEvent.Said(Nick("dave"), "before"), new MemberId(1));

        dave.ShouldSee("dave: before\n* a clock (UTC) stands before each line from now on: /time off ends it\n");
    }

    [Fact]
    public void Should_refuse_a_clock_to_a_client_that_has_the_times()
    {
        var robot = new SessionProbe(this, FirstRelay, Nick("robot")) { Format = WireFormat.Tagged };
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
        var carol = new SessionProbe(this, FirstRelay, Carol);
        carol.IsIn();
        AliceSession.ShouldSee("* carol joined\n");
        BobSession.ShouldSee("* carol joined\n");
        Ignore("bob");

        BobSession.Say("one");
        carol.Say("two");
        BobSession.Submit(new RoomCommands.Act("waves"));
        BobSession.Submit(new RoomCommands.Whisper(Alice, "psst"));
        carol.Say("three");
        carol.ShouldSee("bob: one\ncarol: two\n** bob waves\ncarol: three\n");

        AliceSession.ShouldSee("carol: two\ncarol: three\n");
        Change(AliceSession, ViewChange.ListIgnored.Instance, "* you ignore bob: /unignore NICKNAME ends it\n");
    }

    [Fact]
    public void Should_go_on_ignoring_somebody_under_another_name_until_it_ends()
    {
        Ignore("bob");
        BobSession.Submit(new RoomCommands.Rename(Carol));
        BobSession.Say("one");
        AliceSession.ShouldSee("* bob is now called carol\n");
        Change(AliceSession, new ViewChange.Unignore(Bob), "! you do not ignore bob: /ignore lists whom you do\n");

        Change(AliceSession, new ViewChange.Unignore(Carol), "* you read carol again\n");
        BobSession.Say("two");

        AliceSession.ShouldSee("carol: two\n");
        Change(AliceSession, ViewChange.ListIgnored.Instance, "* you ignore nobody: /ignore NICKNAME begins it\n");
    }

    [Fact]
    public void Should_refuse_to_ignore_nobody_and_oneself()
    {
        AliceSession.Submit(new RoomCommands.Ignore(Carol));
        AliceSession.Submit(new RoomCommands.Ignore(Alice));

        AliceSession.ShouldSee("! nobody here is called carol: /who lists who is here\n! you are alice yourself: name somebody else\n");
    }

    [Fact]
    public void Should_tell_that_somebody_is_away_in_the_list_and_once_to_who_whispers()
    {
        BobSession.Submit(new RoomCommands.GoAway("lunch"));
        BobSession.ShouldSee("* bob is away: lunch\n");

        AliceSession.Submit(RoomCommands.ListMembers.Instance);
        AliceSession.Submit(new RoomCommands.Whisper(Bob, "psst"));
        AliceSession.Submit(new RoomCommands.Whisper(Bob, "psst"));

        AliceSession.ShouldSee("* 2 people are here:\n*   alice, bob (away)\nalice → bob: psst\n* bob is away: lunch\nalice → bob: psst\n");
        BobSession.Submit(RoomCommands.EndAway.Instance);
        BobSession.ShouldSee("alice → bob: psst\nalice → bob: psst\n* bob is here again\n");
    }

    private void Ignore(string name)
    {
        AliceSession.Submit(new RoomCommands.Ignore(Nick(name)));
        AliceSession.ShouldSee($"* you read nothing more of {name}, until you leave: /unignore {name} ends it\n");
    }

    private static void Change(SessionProbe member, ViewChange change, string answer)
    {
        member.Change(change);
        member.ShouldSee(answer);
    }
}
