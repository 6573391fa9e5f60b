using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>Codes to come back with, between the real room and probes in place of sessions; the clock stands still.</summary>
public sealed class RejoinSpecs : RelayScenario
{
    private const string WrongCode = "that code is wrong, used or older than a day: type a nickname alone";

    public RejoinSpecs()
        : base(TestSettings.Server with { Room = new(HistoryLines: 0) { HasRejoinCodes = true } }, StoppedClock)
    {
        BobSession.Join();
        ReadCode(BobSession, Bob, missed: "");
    }

    [Fact]
    public void Should_give_the_nickname_and_exactly_the_missed_lines_back_and_another_code()
    {
        var (alice, code) = Enter(Alice);
        BobSession.Say("heard");
        alice.ShouldSee("bob: heard\n");
        alice.Leave();
        BobSession.Say("missed");

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
        BobSession.Say("heard");

        ComeBack(Alice, code, "* you missed nothing\n");

        ghost.Expect<RelayReplies.Removed>().Reason.ShouldBe("you came back over another connection");
        BobSession.ShouldSee("* alice joined\nbob: heard\n* alice left\n* alice joined\n");
    }

    [Fact]
    public void Should_know_a_code_under_the_latest_nickname_and_no_other()
    {
        var (alice, code) = Enter(Alice);
        alice.Submit(new RoomCommands.Rename(Carol));
        alice.ShouldSee($"* alice is now called carol\n* come back as carol#{code} to go on where you stopped\n");
        alice.Leave();

        Refused(Alice, code);
        ComeBack(Carol, code, "* you missed nothing\n");
    }

    [Fact]
    public void Should_show_the_lines_as_they_were_wanted_before_each_time_it_comes_back()
    {
        var (alice, code) = Enter(Alice);
        alice.Change(new ViewChange.Filter(LineFilter.Quiet));
        alice.Submit(new RoomCommands.Ignore(Bob));
        alice.ShouldSee("* joins and leaves are not shown from now on: /quiet off ends it\n* you read nothing more of bob, until you leave: /unignore bob ends it\n");

        for (var n = 0; n < 2; n++)
        {
            alice.Leave();
            BobSession.Say("missed");
            Enter(Nick($"guest{n}"));

            (alice, code) = ComeBack(Alice, code, "* you missed nothing\n* as before: /quiet on, you ignore bob\n");

            BobSession.Say("not heard");
            alice.Say("heard");
            alice.ShouldSee("alice: heard\n");
        }
    }

    [Fact]
    public void Should_speak_the_language_that_was_chosen_before()
    {
        var (alice, code) = Enter(Alice);
        alice.Change(new ViewChange.Speak(Language.Korean));
        alice.ShouldSee("* 이제부터 서버가 한국어로 말합니다\n");
        alice.Leave();

        var back = new SessionProbe(this, FirstRelay, Alice);
        back.Rejoin(code);

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
        alice.Leave();

        Clock.Advance(TimeSpan.FromDays(1));

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

    private (SessionProbe Member, string Code) Enter(Nickname nickname)
    {
        var member = new SessionProbe(this, FirstRelay, nickname);
        member.Join();
        return (member, ReadCode(member, nickname, missed: ""));
    }

    private (SessionProbe Member, string Code) ComeBack(Nickname nickname, string code, string missed)
    {
        var member = new SessionProbe(this, FirstRelay, nickname);
        member.Rejoin(code);
        member.Expect<RelayReplies.Joined>();
        return (member, ReadCode(member, nickname, missed));
    }

    private void Refused(Nickname nickname, string code, string reason = WrongCode)
    {
        var member = new SessionProbe(this, FirstRelay, nickname);
        member.Rejoin(code);
        member.Expect<RelayReplies.JoinRefused>().Reason.ShouldBe(reason);
    }

    /// <summary>Reads what a newcomer sees, and finds the code in it.</summary>
    private static string ReadCode(SessionProbe member, Nickname nickname, string missed)
    {
        var seen = "";
        while (!seen.EndsWith("/q leaves\n", StringComparison.Ordinal))
            seen += member.See();
        seen.ShouldStartWith($"* {nickname} joined\n{missed}* come back as {nickname}#");
        seen.ShouldMatch("#[a-z2-9]{6} to go on where you stopped\n\\* /help ");
        return seen[(seen.IndexOf('#', StringComparison.Ordinal) + 1)..][..6];
    }
}
