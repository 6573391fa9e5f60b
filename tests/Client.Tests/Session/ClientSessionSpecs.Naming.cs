using AkkaChat.Client.Session;
using Microsoft.Extensions.Time.Testing;

namespace AkkaChat.Client.Tests.Session;

/// <content>A nickname that is refused.</content>
public sealed partial class ClientSessionSpecs
{
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
    public void Should_not_trouble_a_user_who_takes_time_to_choose_a_nickname()
    {
        var nobody = new ClientSession(null, new FakeTimeProvider());
        nobody.StartConnection();
        nobody.Receive(new Incoming.Line("* welcome to AkkaChat: type a nickname and press Enter"));
        nobody.Receive(new Incoming.Line("! no nickname for 30 s: connect again"));
        nobody.Receive(new Incoming.Disconnected(null));
        nobody.Snapshot.Refusal.ShouldBeNull();

        nobody.StartConnection();
        nobody.Receive(new Incoming.Line("! server is full, try later"));
        nobody.Snapshot.Refusal.ShouldBe("server is full, try later");
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
    public void Should_keep_the_nickname_when_the_server_lets_nobody_in()
    {
        _session.StartConnection();
        Hear("! server is full, try later");
        _session.Snapshot.Refusal.ShouldBe("server is full, try later");
        _session.Snapshot.IsConnectionRefused.ShouldBeTrue();
        _session.Snapshot.NeedsNickname.ShouldBeFalse();
    }
}
