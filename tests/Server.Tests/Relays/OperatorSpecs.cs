using Akka.Actor;
using AkkaChat.Protocol;
using AkkaChat.Server.Passwords;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Rooms;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>Operators between the real room and probes in place of sessions.</summary>
public sealed class OperatorSpecs : ServerSpecs
{
    private readonly IActorRef _room;
    private readonly IActorRef _relay;
    private readonly SessionProbe _alice;
    private readonly SessionProbe _bob;

    public OperatorSpecs()
    {
        _room = Sys.ActorOf(ChatRoom.Props(TestSettings.Server), "room");
        _relay = Sys.ActorOf(Relay.Props(_room, TestSettings.Server with { OperatorPassword = PasswordHash.Of("swordfish", iterations: 10) }), "relay");
        _alice = new SessionProbe(this, _relay, 1, Alice);
        _bob = new SessionProbe(this, _relay, 2, Bob);
        _alice.IsIn();
        _bob.IsIn();
        _alice.ShouldSee("* bob joined\n");
    }

    [Fact]
    public void Should_make_an_operator_of_whoever_knows_the_password()
    {
        BecomeOperator(_alice, "herring");
        _alice.ShouldSee("! that is not the operators' password\n");

        BecomeOperator(_alice, "swordfish");

        _alice.ShouldSee("* alice is an operator now\n");
        _bob.ShouldSee("* alice is an operator now\n");
        BecomeOperator(_alice, "swordfish");
        _alice.ShouldSee("! you are an operator already\n");
        _alice.Say("hello");
        _bob.ShouldSee("alice: hello\n");
    }

    [Fact]
    public void Should_know_another_password_while_it_runs()
    {
        Sys.EventStream.Publish(new OperatorPasswordChanged(PasswordHash.Of("salmon", iterations: 10)));
        BecomeOperator(_alice, "salmon");
        _alice.ShouldSee("* alice is an operator now\n");
        Sys.EventStream.Publish(new OperatorPasswordChanged(null));

        BecomeOperator(_bob, "salmon");

        _bob.ShouldSee("* alice is an operator now\n! nobody becomes an operator here with a password: the server's setting akkachat.operators.password-hash is empty\n");
    }

    [Fact]
    public void Should_tell_an_operator_by_which_door_people_came()
    {
        BecomeOperator(_alice, "swordfish");
        _alice.ShouldSee("* alice is an operator now\n");

        _alice.Submit(RoomCommands.ListMembers.Instance);

        _alice.ShouldSee("* 2 people are here:\n*   alice (operator, by plain), bob (by plain)\n");
    }

    [Fact]
    public void Should_check_no_more_passwords_after_a_few()
    {
        for (var n = 0; n < 5; n++)
        {
            BecomeOperator(_bob, $"guess {n}");
            _bob.ShouldSee("! that is not the operators' password\n");
        }

        BecomeOperator(_bob, "swordfish");

        _bob.ShouldSee("! there were 5 passwords from your address already: try again in 10 min\n");
    }

    [Fact]
    public void Should_close_the_session_of_whoever_is_kicked_and_tell_the_others()
    {
        AliceIsOperator();

        _alice.Submit(new RoomCommands.Moderate(ModerationKind.Kick, "bob", Text: "enough"));

        _bob.Expect<RelayReplies.Removed>().Reason.ShouldBe("alice kicked you: enough");
        _alice.ShouldSee("* alice kicked bob: enough\n* bob left\n");
    }

    [Fact]
    public void Should_refuse_for_good_whoever_is_banned()
    {
        AliceIsOperator();
        _alice.Submit(new RoomCommands.Moderate(ModerationKind.Ban, "bob", TimeSpan.FromHours(2)));
        _alice.ShouldSee("* alice banned bob for 2 h\n* bob left\n");

        var again = new SessionProbe(this, _relay, 3, Bob);
        again.Join();

        again.Expect<RelayReplies.JoinRefused>().ClosesConnection.ShouldBeTrue();
    }

    [Fact]
    public void Should_show_topic_and_message_of_the_day_to_newcomers_of_every_relay()
    {
        AliceIsOperator();
        _alice.Submit(new RoomCommands.Moderate(ModerationKind.Topic, Text: "tea"));
        _alice.Submit(new RoomCommands.Moderate(ModerationKind.Motd, Text: "be kind"));
        _alice.ShouldSee("* alice changed the topic: tea\n* alice changed the message of the day: be kind\n");
        _bob.ShouldSee("* alice changed the topic: tea\n");

        foreach (var (relay, number) in new[] { (_relay, 3), (Sys.ActorOf(Relay.Props(_room, TestSettings.Server)), 4) })
        {
            var newcomer = new SessionProbe(this, relay, number, Nick($"new{number}"));
            newcomer.Join();
            newcomer.ShouldSee($"* new{number} joined\n* topic: tea\n* be kind\n* /help lists the commands, /q leaves\n");
        }
    }

    private void AliceIsOperator()
    {
        BecomeOperator(_alice, "swordfish");
        _alice.ShouldSee("* alice is an operator now\n");
        _bob.ShouldSee("* alice is an operator now\n");
    }

    private static void BecomeOperator(SessionProbe member, string password) =>
        member.Tell(new RelayCommands.UsePassword(member.Id, PasswordUse.BecomeOperator, new Secret(password), Number: null));
}
