namespace AkkaChat.Client.Tests.Session;

/// <content>What survives a broken connection.</content>
public sealed partial class ClientSessionSpecs
{
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

    [Theory]
    [InlineData("@session=t;room=r;grace=30;done=0;gone=0;last=3")]
    [InlineData("@resumed=2;done=0;gone=0;last=3")]
    public void Should_show_all_that_is_said_after_the_log_was_set_back(string start)
    {
        Join();
        Hear("@n=5;time=2026-11-22T15:00:00.000Z * alice joined");
        Hear("@n=6;time=2026-11-22T15:00:01.000Z bob: six");
        Break();
        _session.StartConnection();

        Notices(start).ShouldBe(["connected again", "the server was set back to a backup: what was said after it is not known there"]);
        Shown("@n=3;time=2026-11-22T14:59:00.000Z bob: three").ShouldBeEmpty();
        Shown("@n=4;time=2026-11-22T15:09:00.000Z bob: another four").ShouldHaveSingleItem();
        Break();
        _session.StartConnection().Handshake.ShouldNotBeNull().ShouldContain(";n=4;");
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
        Notices("@session=t;room=r;grace=30").ShouldBe(["connected again", "1 line sent again and may appear twice: the server does not know which had arrived"]);
        Ready().ShouldBe(["@id=2 two", "@id=3 typed while away", "/who"]);
    }

    [Fact]
    public void Should_come_back_after_an_orderly_stop()
    {
        Join();
        Say("one");
        Hear("@bye;nodes=10.0.0.2:9999,10.0.0.3:9999 * the server is stopping, goodbye");
        Break();
        Say("two");
        _session.Snapshot.OtherNodes.ShouldBe("10.0.0.2:9999,10.0.0.3:9999");
        _session.Snapshot.Farewell.ShouldBe("* the server is stopping, goodbye");
        _session.StartConnection().Handshake.ShouldNotBeNull();

        Notices("@session=t;room=other;grace=30").ShouldContain("connected again");

        _session.Snapshot.Farewell.ShouldBeNull();
        Ready().ShouldBe(["@id=1 one", "@id=2 two", "/who"]);
    }
}
