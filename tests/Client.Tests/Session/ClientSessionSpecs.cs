namespace AkkaChat.Client.Tests;

public sealed class ClientSessionSpecs
{
    private readonly ClientSession _session = new("alice", TimeProvider.System);

    [Fact]
    public void Should_keep_what_is_said_until_the_server_listens()
    {
        _session.Begin().Greeting.ShouldNotBeNull().ShouldMatch("^@resume=[0-9a-f]{32};at=0 alice$");
        Say("one").ShouldBeEmpty();
        Say("two").ShouldBeEmpty();

        Hear("@session=t;room=r;grace=30").ShouldBeTrue();

        Ready().ShouldBe(["@id=1 one", "@id=2 two", "/who"]);
        Say("three").ShouldBe(["@id=3 three"]);
    }

    [Fact]
    public void Should_name_the_same_session_when_the_answer_was_lost()
    {
        var greeting = _session.Begin().Greeting;
        Break();
        _session.Begin().Greeting.ShouldBe(greeting);
    }

    [Fact]
    public void Should_say_again_in_order_what_was_under_way_when_the_connection_broke()
    {
        Join();
        Say("one");
        Say("two");
        Hear("@done=1 ");
        Break();

        Say("typed while away").ShouldBeEmpty();
        _session.Begin().ShouldBe((2, "@resume=t;at=0 alice"));
        Hear("@resumed=0;done=1;gone=0");

        Ready().ShouldBe(["@id=2 two", "@id=3 typed while away", "/who"]);
    }

    [Fact]
    public void Should_not_say_again_what_arrived_before_the_break()
    {
        Join();
        Say("one");
        Break();
        _session.Begin();
        Hear("@resumed=0;done=1;gone=0");
        Ready().ShouldBe(["/who"]);
        _session.NotDone.ShouldBe(0);
    }

    [Fact]
    public void Should_count_the_lines_that_it_has()
    {
        Join();
        Hear("@n=5;time=2026-11-22T15:00:00.000Z * alice joined");
        Hear("@private * for you");
        Hear("@done=0 ");
        Hear("@pong=1 ");
        Hear("an untagged greeting");
        Break();
        _session.Begin().Greeting.ShouldBe("@resume=t;at=2 alice");
        Hear("@at=17 ").ShouldBeTrue();
        Break();
        _session.Begin().Greeting.ShouldBe("@resume=t;at=17 alice");
    }

    [Fact]
    public void Should_tell_how_many_lines_are_gone()
    {
        Join();
        Break();
        _session.Begin();
        Shown("@resumed=40;done=0;gone=40").OfType<ClientEvent.Notice>().ShouldContain(notice => notice.Text.StartsWith("40 lines gone", StringComparison.Ordinal));
    }

    [Fact]
    public void Should_show_nothing_twice_when_it_has_to_join_anew()
    {
        Join();
        Hear("@n=5;time=2026-11-22T15:00:00.000Z * alice joined");
        Hear("@n=6;time=2026-11-22T15:00:01.000Z bob: six");
        Break();
        _session.Begin();
        Hear("@session=t;room=r;grace=30;done=0");

        Shown("@n=6;time=2026-11-22T15:00:01.000Z bob: six").ShouldBeEmpty();
        Shown("@n=8;time=2026-11-22T15:00:02.000Z bob: eight").ShouldHaveSingleItem();
        Shown("@n=10;time=2026-11-22T15:09:00.000Z * alice joined").OfType<ClientEvent.Notice>().ShouldHaveSingleItem()
            .Text.ShouldContain("2 lines gone");
        Shown("@n=12;time=2026-11-22T15:09:01.000Z bob: twelve").ShouldHaveSingleItem();
    }

    [Fact]
    public void Should_show_all_that_a_server_says_that_was_started_again()
    {
        Join();
        Hear("@n=5;time=2026-11-22T15:00:00.000Z * alice joined");
        Hear("@n=6;time=2026-11-22T15:00:01.000Z bob: six");
        Break();
        _session.Begin();

        Notices("@session=t;room=another;grace=30").ShouldBe(["connected again", "the server was started again: it does not know what was said before"]);
        Shown("@n=1;time=2026-11-22T15:08:00.000Z zoe: one").ShouldHaveSingleItem();
        Shown("@n=8;time=2026-11-22T15:09:00.000Z * alice joined").ShouldHaveSingleItem();
        Shown("@n=9;time=2026-11-22T15:09:01.000Z alice: nine").ShouldHaveSingleItem();
    }

    [Fact]
    public void Should_not_say_again_what_a_session_had_done_that_is_over()
    {
        Join();
        Say("one");
        Say("two");
        Break();
        _session.Begin();
        Notices("@session=t;room=r;grace=30;done=1").ShouldBe(["connected again"]);
        Ready().ShouldBe(["@id=2 two", "/who"]);
    }

    [Fact]
    public void Should_say_how_many_lines_may_be_there_twice()
    {
        Join();
        Say("one");
        Hear("@done=1 ");
        Say("two");
        Break();
        Say("typed while away");
        _session.Begin();
        Notices("@session=t;room=r;grace=30").ShouldBe(["connected again", "1 line said again, perhaps twice: the server does not know what was under way"]);
        Ready().ShouldBe(["@id=2 two", "@id=3 typed while away", "/who"]);
    }

    [Fact]
    public void Should_show_the_history_to_who_comes_first()
    {
        Join();
        Shown("@n=2;time=2026-11-22T14:00:00.000Z bob: two").ShouldHaveSingleItem();
        Shown("@n=5;time=2026-11-22T15:00:00.000Z * alice joined").ShouldHaveSingleItem();
        Shown("@n=6;time=2026-11-22T14:00:00.000Z bob: six").ShouldHaveSingleItem();
    }

    [Fact]
    public void Should_mark_own_lines_until_they_come_back()
    {
        Join();
        Say("one");
        Say("two");
        _session.UnderWay.ShouldBe(["one", "two"]);
        Hear("@n=6;time=2026-11-22T15:00:01.000Z alice: one");
        _session.UnderWay.ShouldBe(["two"]);
        Hear("@done=2 ");
        _session.UnderWay.ShouldBeEmpty();
    }

    [Fact]
    public void Should_know_which_line_was_refused()
    {
        Join();
        Say("hello");
        Say("/dance");
        var line = Shown("@private;id=2 ! there is no command /dance").ShouldHaveSingleItem().ShouldBeOfType<ClientEvent.Line>().Content;
        line.Refuses.ShouldBe("/dance");
        line.Text.ShouldBe("there is no command /dance");
        Shown("@private ! you fell behind").ShouldHaveSingleItem().ShouldBeOfType<ClientEvent.Line>().Content.Refuses.ShouldBeNull();
        _session.Refused.ShouldBe(1);

        Hear("@done=2 ");
        Shown("@private;id=2 ! there is no command /dance").OfType<ClientEvent.Line>().Single().Content.Refuses.ShouldBe("line 2");
    }

    [Fact]
    public void Should_know_who_is_here()
    {
        Join();
        Hear("@who=1/2 alice");
        Hear("@who=2/2 bob");
        Hear("@n=6;time=2026-11-22T15:00:01.000Z * carol joined");
        Hear("@n=7;time=2026-11-22T15:00:01.000Z * bob left");
        Hear("@n=8;time=2026-11-22T15:00:01.000Z * alice is now called al");
        _session.MemberNames.ShouldBe(["al", "carol"]);
        _session.Nickname.ShouldBe("al");
        Hear("@private * dave joined");
        _session.MemberNames.ShouldBe(["al", "carol"]);
    }

    [Fact]
    public void Should_show_who_is_here_when_it_was_the_user_who_asked()
    {
        Join();
        Shown("@who alice bob").ShouldHaveSingleItem().ShouldBeOfType<ClientEvent.Changed>();
        Say("/who");
        Shown("@who alice bob").OfType<ClientEvent.Line>().ShouldHaveSingleItem().Content.Raw.ShouldBe("* here: alice bob");
    }

    [Fact]
    public void Should_ask_for_a_nickname_again_on_the_same_connection()
    {
        var nobody = new ClientSession(null, TimeProvider.System);
        nobody.Begin().ShouldBe((1, null));
        nobody.NeedsNickname.ShouldBeTrue();
        nobody.Choose("bob");
        nobody.NeedsNickname.ShouldBeFalse();
        nobody.Speak(Outgoing.Named.Instance).ShouldHaveSingleItem().Line.ShouldEndWith(" bob");
        nobody.Hear(new Incoming.Line("@refused taken"));
        nobody.Refusal.ShouldBe("taken");
        nobody.NeedsNickname.ShouldBeTrue();
        nobody.Choose("rob");
        nobody.Speak(Outgoing.Named.Instance).ShouldHaveSingleItem().Line.ShouldEndWith(" rob");
        nobody.Refusal.ShouldBeNull();
    }

    [Fact]
    public void Should_not_introduce_the_user_twice_when_a_connection_is_made_meanwhile()
    {
        var nobody = new ClientSession(null, TimeProvider.System);
        nobody.Begin();
        nobody.Choose("bob");
        nobody.Begin().Greeting.ShouldNotBeNull().ShouldEndWith(" bob");
        nobody.Speak(Outgoing.Named.Instance).ShouldBeEmpty();
    }

    [Fact]
    public void Should_keep_the_nickname_when_the_server_lets_nobody_in()
    {
        _session.Begin();
        Hear("! server is full, try later");
        _session.Refusal.ShouldBe("server is full, try later");
        _session.IsTurnedAway.ShouldBeTrue();
        _session.NeedsNickname.ShouldBeFalse();
    }

    private void Join()
    {
        _session.Begin();
        Hear("@session=t;room=r;grace=30");
        Ready();
    }

    private void Break() => _session.Hear(new Incoming.Disconnected(null));

    private IEnumerable<string> Say(string line) => _session.Speak(new Outgoing.Said(line)).Select(addressed => addressed.Line);

    private IEnumerable<string> Ready() => _session.Speak(Outgoing.Ready.Instance).Select(addressed => addressed.Line)
        .Where(line => !line.StartsWith("@ping=", StringComparison.Ordinal));

    private bool Hear(string line) => _session.Hear(new Incoming.Line(line)).Ready;

    private IEnumerable<string> Notices(string line) => Shown(line).OfType<ClientEvent.Notice>().Select(notice => notice.Text);

    private IReadOnlyList<ClientEvent> Shown(string line) => _session.Hear(new Incoming.Line(line)).Show;
}
