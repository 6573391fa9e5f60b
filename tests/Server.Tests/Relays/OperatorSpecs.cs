using AkkaChat.Protocol;
using AkkaChat.Server.Passwords;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>Operators between the real room and probes in place of sessions.</summary>
public sealed class OperatorSpecs : RelayScenario
{

    public OperatorSpecs()
        : base(TestSettings.Server with { OperatorPassword = PasswordHash.Of("swordfish", iterations: 10) }) => BothAreIn();

    [Fact]
    public void Should_make_an_operator_of_whoever_knows_the_password()
    {
        BecomeOperator(AliceSession, "herring");
        AliceSession.ShouldSee("! that is not the operators' password\n");

        BecomeOperator(AliceSession, "swordfish");

        AliceSession.ShouldSee("* alice is an operator now\n");
        BobSession.ShouldSee("* alice is an operator now\n");
        BecomeOperator(AliceSession, "swordfish");
        AliceSession.ShouldSee("! you are an operator already\n");
        AliceSession.Say("hello");
        BobSession.ShouldSee("alice: hello\n");
    }

    [Fact]
    public void Should_know_another_password_while_it_runs()
    {
        Sys.EventStream.Publish(new OperatorPasswordChanged(PasswordHash.Of("salmon", iterations: 10)));
        BecomeOperator(AliceSession, "salmon");
        AliceSession.ShouldSee("* alice is an operator now\n");
        Sys.EventStream.Publish(new OperatorPasswordChanged(null));

        BecomeOperator(BobSession, "salmon");

        BobSession.ShouldSee("* alice is an operator now\n! nobody becomes an operator here with a password: the server's setting akkachat.operators.password-hash is empty\n");
    }

    [Fact]
    public void Should_tell_an_operator_by_which_door_people_came()
    {
        BecomeOperator(AliceSession, "swordfish");
        AliceSession.ShouldSee("* alice is an operator now\n");

        AliceSession.Submit(RoomCommands.ListMembers.Instance);

        AliceSession.ShouldSee("* 2 people are here:\n*   alice (operator, by plain), bob (by plain)\n");
    }

    [Fact]
    public void Should_check_no_more_passwords_after_a_few()
    {
        for (var n = 0; n < 5; n++)
        {
            BecomeOperator(BobSession, $"guess {n}");
            BobSession.ShouldSee("! that is not the operators' password\n");
        }

        BecomeOperator(BobSession, "swordfish");

        BobSession.ShouldSee("! there were 5 passwords from your address already: try again in 10 min\n");
    }

    [Fact]
    public void Should_close_the_session_of_whoever_is_kicked_and_tell_the_others()
    {
        AliceIsOperator();

        AliceSession.Submit(new RoomCommands.Moderate(ModerationKind.Kick, "bob", Text: "enough"));

        BobSession.Expect<RelayReplies.Removed>().Reason.ShouldBe("alice kicked you: enough");
        AliceSession.ShouldSee("* alice kicked bob: enough\n* bob left\n");
    }

    [Fact]
    public void Should_refuse_for_good_whoever_is_banned()
    {
        AliceIsOperator();
        AliceSession.Submit(new RoomCommands.Moderate(ModerationKind.Ban, "bob", TimeSpan.FromHours(2)));
        AliceSession.ShouldSee("* alice banned bob for 2 h\n* bob left\n");

        var again = new SessionProbe(this, FirstRelay, Bob);
        again.Join();

        again.Expect<RelayReplies.JoinRefused>().ClosesConnection.ShouldBeTrue();
    }

    [Fact]
    public void Should_show_topic_and_message_of_the_day_to_newcomers_of_every_relay()
    {
        AliceIsOperator();
        AliceSession.Submit(new RoomCommands.Moderate(ModerationKind.Topic, Text: "tea"));
        AliceSession.Submit(new RoomCommands.Moderate(ModerationKind.Motd, Text: "be kind"));
        AliceSession.ShouldSee("* alice changed the topic: tea\n* alice changed the message of the day: be kind\n");
        BobSession.ShouldSee("* alice changed the topic: tea\n");

        foreach (var (relay, number) in new[] { (FirstRelay, 3), (Sys.ActorOf(Relay.Props(RoomActor, TestSettings.Server)), 4) })
        {
            var newcomer = new SessionProbe(this, relay, Nick($"new{number}"));
            newcomer.Join();
            newcomer.ShouldSee($"* new{number} joined\n* topic: tea\n* be kind\n* /help lists the commands, /q leaves\n");
        }
    }

    private void AliceIsOperator()
    {
        BecomeOperator(AliceSession, "swordfish");
        AliceSession.ShouldSee("* alice is an operator now\n");
        BobSession.ShouldSee("* alice is an operator now\n");
    }

    private static void BecomeOperator(SessionProbe session, string password) => session.UsePassword(PasswordUse.BecomeOperator, password);
}
