using AkkaChat.Client.Session;
using Microsoft.Extensions.Time.Testing;

namespace AkkaChat.Client.Tests.Session;

public sealed partial class ClientSessionSpecs
{
    private readonly ClientSession _session = new("alice", new FakeTimeProvider());

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
