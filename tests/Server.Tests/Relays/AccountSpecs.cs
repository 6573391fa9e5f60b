using AkkaChat.Protocol;
using AkkaChat.Server.Passwords;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Rooms.Rules;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>Registered nicknames between the real room and probes in place of sessions; the clock stands still.</summary>
public sealed class AccountSpecs : RelayScenario
{

    public AccountSpecs()
        : base(TestSettings.Server with { Room = new(HistoryLines: 0) { Operators = ["olga"] } }, StoppedClock) => AliceSession.IsIn();

    [Fact]
    public void Should_keep_a_nickname_for_whoever_knows_its_password()
    {
        AliceSession.UsePassword(PasswordUse.Register, "swordfish");
        AliceSession.ShouldSee("* alice is registered: nobody else can use this nickname from now on\n");
        AliceSession.Leave();

        var again = Enter(Alice);
        again.Say("it is me");
        again.ShouldSee("! alice is registered: /login PASSWORD first, or /nick NICKNAME takes another\n");
        again.UsePassword(PasswordUse.LogIn, "herring");
        again.ShouldSee("! that is not the password of alice\n");
        again.UsePassword(PasswordUse.LogIn, "swordfish");
        again.ShouldSee("* alice is logged in\n");
        again.Expect<RelayReplies.LoginNeeded>().IsNeeded.ShouldBeFalse();
        again.UsePassword(PasswordUse.Change, "a new password");
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
        AliceSession.UsePassword(PasswordUse.Register, "swordfish");
        AliceSession.ShouldSee("* alice is registered: nobody else can use this nickname from now on\n");
        AliceSession.Leave();
        var stranger = Enter(Alice);

        Clock.Advance(Room.LoginTimeout);

        stranger.See().ShouldMatch("^\\* alice is now called guest[0-9]+\n$");
        stranger.ShouldSee("* alice is registered, and you did not log in in time: /nick NICKNAME takes another name\n");
        stranger.Expect<RelayReplies.LoginNeeded>().IsNeeded.ShouldBeFalse();
    }

    [Fact]
    public void Should_make_an_operator_of_an_account_that_the_settings_name()
    {
        var olga = new SessionProbe(this, FirstRelay, Nick("olga"));
        olga.IsIn();
        olga.UsePassword(PasswordUse.Register, "swordfish");
        olga.ShouldSee("* olga is registered: nobody else can use this nickname from now on\n");
        olga.Leave();

        var again = Enter(Nick("olga"));
        again.UsePassword(PasswordUse.LogIn, "swordfish");

        again.ShouldSee("* olga is logged in\n* olga is an operator now\n");
    }

    [Fact]
    public void Should_limit_how_often_an_address_tries()
    {
        AliceSession.UsePassword(PasswordUse.Register, "swordfish");
        AliceSession.ShouldSee("* alice is registered: nobody else can use this nickname from now on\n");
        AliceSession.Leave();
        var stranger = Enter(Alice);
        for (var n = 0; n < 5; n++)
        {
            stranger.UsePassword(PasswordUse.LogIn, $"guess {n}");
            stranger.ShouldSee("! that is not the password of alice\n");
        }

        stranger.UsePassword(PasswordUse.LogIn, "swordfish");

        stranger.ShouldSee("! there were 5 passwords from your address already: try again in 10 min\n");
    }

    [Fact]
    public void Should_go_on_ignoring_the_owner_of_a_nickname_who_comes_back()
    {
        BobSession.IsIn();
        AliceSession.ShouldSee("* bob joined\n");
        BobSession.UsePassword(PasswordUse.Register, "swordfish");
        BobSession.ShouldSee("* bob is registered: nobody else can use this nickname from now on\n");
        BobSession.Submit(new RoomCommands.Rename(Carol));
        BobSession.ShouldSee("* bob is now called carol\n");
        AliceSession.Submit(new RoomCommands.Ignore(Carol));
        AliceSession.ShouldSee("* bob is now called carol\n* you read nothing more of carol, until you leave: /unignore carol ends it\n");
        BobSession.Submit(new RoomCommands.Leave());
        AliceSession.ShouldSee("* carol left\n");

        var again = Enter(Bob);
        again.UsePassword(PasswordUse.LogIn, "swordfish");
        again.ShouldSee("* bob is logged in\n");
        again.Say("unheard");
        again.ShouldSee("bob: unheard\n");
        again.Submit(new RoomCommands.Rename(Nick("bobby")));

        AliceSession.ShouldSee("* bob joined\n* bob is now called bobby\n");
    }

    [Fact]
    public void Should_let_a_client_in_that_has_the_key_and_no_other()
    {
        using var key = LoginKey.Create();
        using var wrong = LoginKey.Create();
        AliceSession.Submit(new RoomCommands.ChangeAccount(AccountChange.Registered, $"key:{key.PublicHalf}"));
        AliceSession.ShouldSee("* alice is registered: nobody else can use this nickname from now on\n");
        AliceSession.Leave();
        var robot = new SessionProbe(this, FirstRelay, Alice) { Format = WireFormat.Tagged };
        robot.Resume(new Handshake("alice", null, 0));
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

    private SessionProbe Enter(Nickname nickname)
    {
        var member = new SessionProbe(this, FirstRelay, nickname);
        member.Join();
        member.ShouldSee($"* {nickname} joined\n* /help lists the commands, /q leaves\n");
        member.Expect<RelayReplies.LoginNeeded>().Notice.ShouldBe($"{nickname} is registered: /login PASSWORD within 30 s, or /nick NICKNAME takes another");
        return member;
    }

}
