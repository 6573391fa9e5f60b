using AkkaChat.Client.Session;
using Microsoft.Extensions.Time.Testing;

namespace AkkaChat.Client.Tests.Session;

public sealed class ClientSessionSpecs
{
    private readonly ClientSession _session = new("alice", new FakeTimeProvider());

    [Fact]
    public void Should_keep_what_is_said_until_the_server_listens()
    {
        _session.StartConnection().Handshake.ShouldNotBeNull().ShouldMatch("^@resume=[0-9a-f]{32};at=0 alice$");
        Say("one").ShouldBeEmpty();
        Say("two").ShouldBeEmpty();

        Hear("@session=t;room=r;grace=30").ShouldBeTrue();

        Ready().ShouldBe(["@id=1 one", "@id=2 two", "/who"]);
        Say("three").ShouldBe(["@id=3 three"]);
    }

    [Fact]
    public void Should_name_the_same_session_when_the_answer_was_lost()
    {
        var handshake = _session.StartConnection().Handshake;
        Break();
        _session.StartConnection().Handshake.ShouldBe(handshake);
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
        _session.StartConnection().ShouldBe((2, "@resume=t;at=0 alice"));
        Hear("@resumed=0;done=1;gone=0");

        Ready().ShouldBe(["@id=2 two", "@id=3 typed while away", "/who"]);
    }

    [Fact]
    public void Should_not_say_again_what_arrived_before_the_break()
    {
        Join();
        Say("one");
        Break();
        _session.StartConnection();
        Hear("@resumed=0;done=1;gone=0");
        Ready().ShouldBe(["/who"]);
        _session.Snapshot.UnackedCount.ShouldBe(0);
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
        _session.StartConnection().Handshake.ShouldBe("@resume=t;at=2;n=5;room=r alice");
        Hear("@at=17 ").ShouldBeTrue();
        Break();
        _session.StartConnection().Handshake.ShouldBe("@resume=t;at=17;n=5;room=r alice");
    }

    [Fact]
    public void Should_tell_how_many_lines_are_gone()
    {
        Join();
        Break();
        _session.StartConnection();
        Shown("@resumed=40;done=0;gone=40").OfType<ClientEvent.Notice>().ShouldContain(notice => notice.Text.StartsWith("40 lines gone", StringComparison.Ordinal));
    }

    [Fact]
    public void Should_show_nothing_twice_when_it_has_to_join_anew()
    {
        Join();
        Hear("@n=5;time=2026-11-22T15:00:00.000Z * alice joined");
        Hear("@n=6;time=2026-11-22T15:00:01.000Z bob: six");
        Break();
        _session.StartConnection();
        Notices("@session=t;room=r;grace=30;done=0;gone=2").ShouldBe(["connected again", "2 lines gone: you were away for too long"]);

        Shown("@n=6;time=2026-11-22T15:00:01.000Z bob: six").ShouldBeEmpty();
        Shown("@n=8;time=2026-11-22T15:00:02.000Z bob: eight").ShouldHaveSingleItem();
        Shown("@n=10;time=2026-11-22T15:09:00.000Z * alice joined").ShouldHaveSingleItem();
        Shown("@n=12;time=2026-11-22T15:09:01.000Z bob: twelve").ShouldHaveSingleItem();
    }

    [Fact]
    public void Should_show_all_that_a_server_says_that_was_started_again()
    {
        Join();
        Hear("@n=5;time=2026-11-22T15:00:00.000Z * alice joined");
        Hear("@n=6;time=2026-11-22T15:00:01.000Z bob: six");
        Break();
        _session.StartConnection();

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
        _session.StartConnection();
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
        _session.StartConnection();
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
    public void Should_know_what_was_said_before_the_user_came()
    {
        Join();
        Shown("@n=2;time=2026-11-22T14:00:00.000Z bob: alice?").OfType<ClientEvent.Line>().Single().IsHistory.ShouldBeTrue();
        Hear("@n=5;time=2026-11-22T15:00:00.000Z * alice joined");
        Shown("@n=6;time=2026-11-22T15:00:01.000Z bob: alice!").OfType<ClientEvent.Line>().Single().IsHistory.ShouldBeFalse();
    }

    [Fact]
    public void Should_know_who_has_spoken_and_whispered_last()
    {
        Join();
        Hear("@n=1;time=2026-11-22T14:00:00.000Z bob: one");
        Hear("@n=2;time=2026-11-22T14:00:00.000Z carol: two");
        Hear("@n=3;time=2026-11-22T14:00:00.000Z alice: three");
        _session.Snapshot.RecentSpeakers.ShouldBe(["carol", "bob"]);
        Hear("@private bob → alice: psst");
        Hear("@n=4;time=2026-11-22T14:00:00.000Z * bob is now called rob");
        _session.Snapshot.RecentSpeakers.ShouldBe(["rob", "carol"]);
        _session.Snapshot.LastWhisperer.ShouldBe("rob");
    }

    [Fact]
    public void Should_mark_own_lines_until_they_come_back()
    {
        Join();
        Say("one");
        Say("two");
        _session.Snapshot.PendingLines.ShouldBe(["one", "two"]);
        Hear("@n=6;time=2026-11-22T15:00:01.000Z alice: one");
        _session.Snapshot.PendingLines.ShouldBe(["two"]);
        Hear("@done=2 ");
        _session.Snapshot.PendingLines.ShouldBeEmpty();
    }

    [Fact]
    public void Should_know_which_line_was_refused()
    {
        Join();
        Say("hello");
        Say("/dance");
        var line = Shown("@private;id=2 ! there is no command /dance").ShouldHaveSingleItem().ShouldBeOfType<ClientEvent.Line>();
        line.RefusedInput.ShouldBe("/dance");
        line.Content.Text.ShouldBe("there is no command /dance");
        Shown("@private ! you fell behind").ShouldHaveSingleItem().ShouldBeOfType<ClientEvent.Line>().RefusedInput.ShouldBeNull();
        _session.Snapshot.RefusedCount.ShouldBe(1);

        Hear("@done=2 ");
        Shown("@private;id=2 ! there is no command /dance").OfType<ClientEvent.Line>().Single().RefusedInput.ShouldBe("line 2");
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
        _session.Snapshot.Members.ShouldBe(["al", "carol"]);
        _session.Snapshot.Nickname.ShouldBe("al");
        Hear("@private * dave joined");
        _session.Snapshot.Members.ShouldBe(["al", "carol"]);
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
        var nobody = new ClientSession(null, new FakeTimeProvider());
        nobody.StartConnection().ShouldBe((1, null));
        nobody.Snapshot.NeedsNickname.ShouldBeTrue();
        nobody.ChooseNickname("bob");
        nobody.Snapshot.NeedsNickname.ShouldBeFalse();
        nobody.Send(Outgoing.NicknameChosen.Instance).ShouldHaveSingleItem().Line.ShouldEndWith(" bob");
        nobody.Receive(new Incoming.Line("@refused taken"));
        nobody.Snapshot.Refusal.ShouldBe("taken");
        nobody.Snapshot.NeedsNickname.ShouldBeTrue();
        nobody.ChooseNickname("rob");
        nobody.Send(Outgoing.NicknameChosen.Instance).ShouldHaveSingleItem().Line.ShouldEndWith(" rob");
        nobody.Snapshot.Refusal.ShouldBeNull();
    }

    [Fact]
    public void Should_not_introduce_the_user_twice_when_a_connection_is_made_meanwhile()
    {
        var nobody = new ClientSession(null, new FakeTimeProvider());
        nobody.StartConnection();
        nobody.ChooseNickname("bob");
        nobody.StartConnection().Handshake.ShouldNotBeNull().ShouldEndWith(" bob");
        nobody.Send(Outgoing.NicknameChosen.Instance).ShouldBeEmpty();
    }

    [Fact]
    public void Should_not_join_by_itself_with_a_nickname_that_was_refused()
    {
        _session.StartConnection();
        Hear("@refused taken");
        Hear("! no nickname within 30 s");
        Break();
        _session.StartConnection().Handshake.ShouldBeNull();
        _session.Snapshot.NeedsNickname.ShouldBeTrue();

        _session.ChooseNickname("alice");
        _session.Send(Outgoing.NicknameChosen.Instance).ShouldHaveSingleItem().Line.ShouldEndWith(" alice");
        Hear("@session=t;room=r;grace=30");
        _session.Snapshot.NeedsNickname.ShouldBeFalse();
        _session.Snapshot.Refusal.ShouldBeNull();
    }

    [Fact]
    public void Should_ask_for_another_nickname_when_somebody_has_taken_it_meanwhile_and_keep_what_waits()
    {
        Join();
        Break();
        Say("typed while away");
        _session.StartConnection();
        Hear("@refused taken");
        _session.Snapshot.NeedsNickname.ShouldBeTrue();

        _session.ChooseNickname("alicia");
        _session.Send(Outgoing.NicknameChosen.Instance).ShouldHaveSingleItem().Line.ShouldEndWith(" alicia");
        Hear("@session=t;room=r;grace=30");
        Ready().ShouldBe(["@id=1 typed while away", "/who"]);
    }

    [Fact]
    public void Should_come_back_after_an_orderly_stop()
    {
        Join();
        Say("one");
        Hear("@bye * the server is stopping, goodbye");
        Break();
        Say("two");
        _session.Snapshot.Farewell.ShouldBe("* the server is stopping, goodbye");
        _session.StartConnection().Handshake.ShouldNotBeNull();

        Notices("@session=t;room=other;grace=30").ShouldContain("connected again");

        _session.Snapshot.Farewell.ShouldBeNull();
        Ready().ShouldBe(["@id=1 one", "@id=2 two", "/who"]);
    }

    [Fact]
    public void Should_keep_the_nickname_when_the_server_lets_nobody_in()
    {
        _session.StartConnection();
        Hear("! server is full, try later");
        _session.Snapshot.Refusal.ShouldBe("server is full, try later");
        _session.Snapshot.IsConnectionRefused.ShouldBeTrue();
        _session.Snapshot.NeedsNickname.ShouldBeFalse();
    }

    private void Join()
    {
        _session.StartConnection();
        Hear("@session=t;room=r;grace=30");
        Ready();
    }

    private void Break() => _session.Receive(new Incoming.Disconnected(null));

    private IEnumerable<string> Say(string line) => _session.Send(new Outgoing.Line(line)).Select(addressed => addressed.Line);

    private IEnumerable<string> Ready() => _session.Send(Outgoing.Joined.Instance).Select(addressed => addressed.Line)
        .Where(line => !line.StartsWith("@ping=", StringComparison.Ordinal));

    private bool Hear(string line) => _session.Receive(new Incoming.Line(line)).IsJoined;

    private IEnumerable<string> Notices(string line) => Shown(line).OfType<ClientEvent.Notice>().Select(notice => notice.Text);

    private IReadOnlyList<ClientEvent> Shown(string line) => _session.Receive(new Incoming.Line(line)).Show;
}
