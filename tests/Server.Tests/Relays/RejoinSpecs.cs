using Akka.Actor;
using Akka.TestKit;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Rooms;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>Codes to come back with, between the real room and probes in place of sessions; the clock stands still.</summary>
public sealed class RejoinSpecs : ServerSpecs
{
    private const string WrongCode = "that code is wrong, used or older than a day: type a nickname alone";

    private readonly IActorRef _relay;
    private readonly SessionProbe _bob;
    private int _sessions;

    public RejoinSpecs()
        : base("akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"")
    {
        var settings = TestSettings.Server with { Room = TestSettings.Server.Room with { HasRejoinCodes = true } };
        _relay = Sys.ActorOf(Relay.Props(Sys.ActorOf(ChatRoom.Props(settings), "room"), settings), "relay");
        (_bob, _) = Enter(Bob);
    }

    [Fact]
    public void Should_give_the_nickname_and_exactly_the_missed_lines_back_and_another_code()
    {
        var (alice, code) = Enter(Alice);
        Say("heard");
        alice.ShouldSee("bob: heard\n");
        alice.Submit(new RoomCommands.Leave());
        alice.Expect<RelayReplies.Left>();
        Say("missed");

        var (back, next) = ComeBack(Alice, code, "* you missed 1 line:\nbob: missed\n");

        next.ShouldNotBe(code);
        back.Say("here again");
        back.ShouldSee("alice: here again\n");
        Refused(Alice, code);
    }

    [Fact]
    public void Should_take_the_nickname_from_a_connection_that_nobody_is_behind()
    {
        var (ghost, code) = Enter(Alice);
        Say("heard");

        ComeBack(Alice, code, "* you missed nothing\n");

        ghost.Expect<RelayReplies.Removed>().Reason.ShouldBe("you came back over another connection");
        _bob.ShouldSee("* alice joined\nbob: heard\n* alice left\n* alice joined\n");
    }

    [Fact]
    public void Should_know_a_code_under_the_latest_nickname_and_no_other()
    {
        var (alice, code) = Enter(Alice);
        alice.Submit(new RoomCommands.Rename(Carol));
        alice.ShouldSee($"* alice is now called carol\n* come back as carol#{code} to go on where you stopped\n");
        alice.Submit(new RoomCommands.Leave());
        alice.Expect<RelayReplies.Left>();

        Refused(Alice, code);
        ComeBack(Carol, code, "* you missed nothing\n");
    }

    [Fact]
    public void Should_show_the_lines_as_they_were_wanted_before_each_time_it_comes_back()
    {
        var (alice, code) = Enter(Alice);
        alice.Tell(new RelayCommands.ChangeView(alice.Id, new ViewChange.Filter(LineFilter.Quiet), Number: null));
        alice.Submit(new RoomCommands.Ignore(Bob));
        alice.ShouldSee("* joins and leaves are not shown from now on: /quiet off ends it\n* you read nothing more of bob, until you leave: /unignore bob ends it\n");

        for (var n = 0; n < 2; n++)
        {
            alice.Submit(new RoomCommands.Leave());
            alice.Expect<RelayReplies.Left>();
            Say("missed");
            Enter(Nick($"guest{n}"));

            (alice, code) = ComeBack(Alice, code, "* you missed nothing\n* as before: /quiet on, you ignore bob\n");

            Say("not heard");
            alice.Say("heard");
            alice.ShouldSee("alice: heard\n");
        }
    }

    [Fact]
    public void Should_speak_the_language_that_was_chosen_before()
    {
        var (alice, code) = Enter(Alice);
        alice.Tell(new RelayCommands.ChangeView(alice.Id, new ViewChange.Speak(Language.Korean), Number: null));
        alice.ShouldSee("* 이제부터 서버가 한국어로 말합니다\n");
        alice.Submit(new RoomCommands.Leave());
        alice.Expect<RelayReplies.Left>();

        var back = new SessionProbe(this, _relay, ++_sessions, Alice);
        back.Tell(new RelayCommands.Rejoin(back.Id, Alice, code, WireFormat.Lf));

        back.Expect<RelayReplies.Joined>().Language.ShouldBe(Language.Korean);
        var seen = "";
        while (!seen.EndsWith("나갑니다\n", StringComparison.Ordinal))
            seen += back.See();
        seen.ShouldStartWith("* alice 님이 들어왔습니다\n* 놓친 것이 없습니다\n* 지난번처럼: /lang ko\n");
    }

    [Fact]
    public void Should_forget_a_code_after_a_day()
    {
        var (alice, code) = Enter(Alice);
        alice.Submit(new RoomCommands.Leave());
        alice.Expect<RelayReplies.Left>();

        ((TestScheduler)Sys.Scheduler).Advance(TimeSpan.FromDays(1));

        Refused(Alice, code);
    }

    [Fact]
    public void Should_limit_how_often_an_address_guesses()
    {
        var (_, code) = Enter(Alice);
        for (var n = 0; n < 5; n++)
            Refused(Alice, "aaaaaa");

        Refused(Alice, code, "there were 5 codes from your address already: type a nickname alone");
    }

    private void Say(string text)
    {
        _bob.Say(text);
    }

    private (SessionProbe Member, string Code) Enter(Nickname nickname)
    {
        var member = new SessionProbe(this, _relay, ++_sessions, nickname);
        member.Join();
        return (member, Code(member, nickname, ""));
    }

    private (SessionProbe Member, string Code) ComeBack(Nickname nickname, string code, string missed)
    {
        var member = new SessionProbe(this, _relay, ++_sessions, nickname);
        member.Tell(new RelayCommands.Rejoin(member.Id, nickname, code, WireFormat.Lf));
        member.Expect<RelayReplies.Joined>();
        return (member, Code(member, nickname, missed));
    }

    private void Refused(Nickname nickname, string code, string reason = WrongCode)
    {
        var member = new SessionProbe(this, _relay, ++_sessions, nickname);
        member.Tell(new RelayCommands.Rejoin(member.Id, nickname, code, WireFormat.Lf));
        member.Expect<RelayReplies.JoinRefused>().Reason.ShouldBe(reason);
    }

    /// <summary>Reads what a newcomer sees, and finds the code in it.</summary>
    private static string Code(SessionProbe member, Nickname nickname, string missed)
    {
        var seen = "";
        while (!seen.EndsWith("/q leaves\n", StringComparison.Ordinal))
            seen += member.See();
        seen.ShouldMatch($"^\\* {nickname} joined\n{missed.Replace("*", "\\*", StringComparison.Ordinal)}\\* come back as {nickname}#[a-z2-9]{{6}} to go on where you stopped\n\\* /help ");
        return seen[(seen.IndexOf('#', StringComparison.Ordinal) + 1)..][..6];
    }
}
