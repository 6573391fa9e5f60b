using Akka.Actor;
using Akka.TestKit;
using AkkaChat.Protocol;
using AkkaChat.Server.Passwords;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Rooms;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>Registered nicknames between the real room and probes in place of sessions; the clock stands still.</summary>
public sealed class AccountSpecs : ServerSpecs
{
    private readonly IActorRef _relay;
    private readonly SessionProbe _alice;

    public AccountSpecs()
        : base("akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"")
    {
        var settings = TestSettings.Server with { Room = TestSettings.Server.Room with { Operators = ["olga"] } };
        _relay = Sys.ActorOf(Relay.Props(Sys.ActorOf(ChatRoom.Props(settings), "room"), settings), "relay");
        _alice = new SessionProbe(this, _relay, 1, Alice);
        _alice.IsIn();
    }

    private TestScheduler Clock => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void Should_keep_a_nickname_for_whoever_knows_its_password()
    {
        Use(_alice, PasswordUse.Register, "swordfish");
        _alice.ShouldSee("* alice is registered: nobody else can use this nickname from now on\n");
        LeaveAlice();

        var again = Enter(2, Alice);
        again.Say("it is me");
        again.ShouldSee("! alice is registered: /login PASSWORD first, or /nick NICKNAME takes another\n");
        Use(again, PasswordUse.LogIn, "herring");
        again.ShouldSee("! that is not the password of alice\n");
        Use(again, PasswordUse.LogIn, "swordfish");
        again.ShouldSee("* alice is logged in\n");
        again.Expect<RelayReplies.LoginNeeded>().IsNeeded.ShouldBeFalse();
        Use(again, PasswordUse.Change, "a new password");
        again.ShouldSee("* alice has another password\n");
        again.Say("it is me");
        again.ShouldSee("alice: it is me\n");
        Clock.Advance(Room.LoginTimeout);
        again.Say("still me");
        again.ShouldSee("alice: still me\n");
    }

    [Fact]
    public void Should_rename_whoever_does_not_log_in_in_time()
    {
        Use(_alice, PasswordUse.Register, "swordfish");
        _alice.ShouldSee("* alice is registered: nobody else can use this nickname from now on\n");
        LeaveAlice();
        var stranger = Enter(2, Alice);

        Clock.Advance(Room.LoginTimeout);

        stranger.See().ShouldMatch("^\\* alice is now called guest[0-9]+\n$");
        stranger.ShouldSee("* alice is registered, and you did not log in in time: /nick NICKNAME takes another name\n");
        stranger.Expect<RelayReplies.LoginNeeded>().IsNeeded.ShouldBeFalse();
    }

    [Fact]
    public void Should_make_an_operator_of_an_account_that_the_settings_name()
    {
        var olga = new SessionProbe(this, _relay, 2, Nick("olga"));
        olga.IsIn();
        Use(olga, PasswordUse.Register, "swordfish");
        olga.ShouldSee("* olga is registered: nobody else can use this nickname from now on\n");
        olga.Submit(new RoomCommands.Leave());
        olga.Expect<RelayReplies.Left>();

        var again = Enter(3, Nick("olga"));
        Use(again, PasswordUse.LogIn, "swordfish");

        again.ShouldSee("* olga is logged in\n* olga is an operator now\n");
    }

    [Fact]
    public void Should_limit_how_often_an_address_tries()
    {
        Use(_alice, PasswordUse.Register, "swordfish");
        _alice.ShouldSee("* alice is registered: nobody else can use this nickname from now on\n");
        LeaveAlice();
        var stranger = Enter(2, Alice);
        for (var n = 0; n < 5; n++)
        {
            Use(stranger, PasswordUse.LogIn, $"guess {n}");
            stranger.ShouldSee("! that is not the password of alice\n");
        }

        Use(stranger, PasswordUse.LogIn, "swordfish");

        stranger.ShouldSee("! there were 5 passwords from your address already: try again in 10 min\n");
    }

    [Fact]
    public void Should_go_on_ignoring_the_owner_of_a_nickname_who_comes_back()
    {
        var bob = new SessionProbe(this, _relay, 2, Bob);
        bob.IsIn();
        _alice.ShouldSee("* bob joined\n");
        Use(bob, PasswordUse.Register, "swordfish");
        bob.ShouldSee("* bob is registered: nobody else can use this nickname from now on\n");
        bob.Submit(new RoomCommands.Rename(Carol));
        bob.ShouldSee("* bob is now called carol\n");
        _alice.Submit(new RoomCommands.Ignore(Carol));
        _alice.ShouldSee("* bob is now called carol\n* you read nothing more of carol, until you leave: /unignore carol ends it\n");
        bob.Submit(new RoomCommands.Leave());
        _alice.ShouldSee("* carol left\n");

        var again = Enter(3, Bob);
        Use(again, PasswordUse.LogIn, "swordfish");
        again.ShouldSee("* bob is logged in\n");
        again.Say("unheard");
        again.ShouldSee("bob: unheard\n");
        again.Submit(new RoomCommands.Rename(Nick("bobby")));

        _alice.ShouldSee("* bob joined\n* bob is now called bobby\n");
    }

    [Fact]
    public void Should_let_a_client_in_that_has_the_key_and_no_other()
    {
        using var key = LoginKey.Create();
        using var wrong = LoginKey.Create();
        _alice.Submit(new RoomCommands.ChangeAccount(AccountChange.Registered, $"key:{key.PublicHalf}"));
        _alice.ShouldSee("* alice is registered: nobody else can use this nickname from now on\n");
        LeaveAlice();
        var robot = new SessionProbe(this, _relay, 2, Alice) { Format = WireFormat.Tagged };
        robot.Tell(new RelayCommands.Resume(robot.Id, new Handshake("alice", null, 0)));
        robot.Expect<RelayReplies.Started>();
        robot.Join();
        robot.Expect<RelayReplies.LoginNeeded>();

        var (room, challenge) = Challenge(robot);
        Prove(robot, wrong, room, challenge);
        robot.See().ShouldBe("@private ! that does not open alice: /login PASSWORD, or /nick NICKNAME takes another\n");
        Prove(robot, key, room, challenge); // one answer to each challenge
        robot.Submit(new RoomCommands.Rename(Bob));
        robot.See().ShouldEndWith(" * alice is now called bob\n");
        robot.Submit(new RoomCommands.Rename(Alice));
        Prove(robot, key, room, Challenge(robot).Value); // it comes behind the line that says the new name

        robot.See().ShouldEndWith(" * alice is logged in\n");
    }

    private (string Epoch, string Value) Challenge(SessionProbe robot)
    {
        var room = "";
        while (true)
        {
            foreach (var line in robot.See().Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!TaggedLine.TryParse(line, out var tagged))
                    continue;
                room = tagged.Find("room") ?? room;
                if (tagged.Find("challenge") is { } challenge)
                    return (room, challenge);
            }
        }
    }

    private static void Prove(SessionProbe robot, LoginKey key, string room, string challenge) =>
        robot.Tell(new RelayCommands.ProveKey(robot.Id, new TaggedClientLine.Proof(key.PublicHalf, key.Sign(room, challenge))));

    private SessionProbe Enter(int number, Nickname nickname)
    {
        var member = new SessionProbe(this, _relay, number, nickname);
        member.Join();
        member.ShouldSee($"* {nickname} joined\n* /help lists the commands, /q leaves\n");
        member.Expect<RelayReplies.LoginNeeded>().Notice.ShouldBe($"{nickname} is registered: /login PASSWORD within 30 s, or /nick NICKNAME takes another");
        return member;
    }

    private void LeaveAlice()
    {
        _alice.Submit(new RoomCommands.Leave());
        _alice.Expect<RelayReplies.Left>();
    }

    private static void Use(SessionProbe member, PasswordUse use, string password) => member.Tell(new RelayCommands.UsePassword(member.Id, use, new Secret(password), Number: null));
}
