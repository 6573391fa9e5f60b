using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Rooms;

/// <content>Clients that come back.</content>
public abstract partial class RecordedRoomSpecs
{
    [Fact]
    public void Should_let_a_client_come_back_with_what_it_missed()
    {
        var alice = Join(Alice, Client);
        var bob = Join(Bob);
        _relay.Ask(alice, new RoomCommands.Say("one"), line: 1);
        _relay.Ask(bob, new RoomCommands.Say("two"));
        _relay.Ask(bob, new RoomCommands.Whisper(Alice, "three"));
        foreach (var _ in Enumerable.Range(0, 3))
            Happened();

        Restart();
        Happened().Event.ShouldBe(new RoomEvent.Left(Bob)); // who cannot come back is gone
        var back = Resume(after: 3);

        (back.Member, back.Nickname, back.Line, back.Missed.Lost).ShouldBe((alice, Alice, 1, 0));
        back.Missed.Events.Select(e => e.Event).ShouldBe([new RoomEvent.Said(Bob, "two"), new RoomEvent.Whispered(Bob, Alice, "three"), new RoomEvent.Left(Bob)]);
        _relay.Ask(alice, new RoomCommands.Say("four"), line: 2);
        Happened().ShouldBe((8, new RoomEvent.Said(Alice, "four")));

        Restart();
        back = Resume(after: 7);

        (back.Nickname, back.Line, back.Missed.Events.Single().Stamp.Number).ShouldBe((Alice, 2, 8));
    }

    [Fact]
    public void Should_let_a_client_come_back_with_what_was_said_to_it_alone_before_it_joined_anew()
    {
        var alice = Join(Alice, Client);
        var bob = Join(Bob);
        _relay.Ask(bob, new RoomCommands.Whisper(Alice, "one"));
        _relay.Ask(alice, new RoomCommands.Leave("its grace period is over"));
        foreach (var _ in Enumerable.Range(0, 2))
            Happened();
        Join(Alice, Client);

        Restart();

        Resume(after: 2).Missed.Events.Select(e => e.Event).ShouldBe(
            [new RoomEvent.Whispered(Bob, Alice, "one"), new RoomEvent.Left(Alice), new RoomEvent.Joined(Alice), new RoomEvent.Left(Bob)]);
    }

    [Fact]
    public void Should_know_how_a_client_wants_its_lines_that_comes_back()
    {
        var alice = Join(Alice, Client);
        _relay.Ask(alice, new RoomCommands.KeepPreferences("quiet"));
        _relay.Event().Preferences.ShouldBe("quiet");

        Restart();

        Resume(after: 2).Preferences.ShouldBe("quiet");
    }

    [Fact]
    public void Should_say_no_line_twice_that_a_client_says_again()
    {
        var alice = Join(Alice, Client);
        _relay.Ask(alice, new RoomCommands.Say("one"), line: 1);
        Happened();
        Restart();
        Resume(after: 1);

        _relay.Ask(alice, new RoomCommands.Say("one"), line: 1);
        _relay.Ask(alice, new RoomCommands.Say("two"), line: 2);

        _relay.Answer<RoomAnswer.Nothing>();
        Happened().Event.ShouldBe(new RoomEvent.Said(Alice, "two"));
    }

    [Fact]
    public void Should_know_the_last_line_of_a_client_that_has_left()
    {
        var alice = Join(Alice, Client);
        _relay.Ask(alice, new RoomCommands.Say("one"), line: 7);
        Happened();
        _relay.Ask(alice, new RoomCommands.Leave("its grace period is over"));
        Happened();

        Restart();
        _relay.Ask(default, new RoomCommands.Resume(Client, After: 1, _relay.Subscribed.Epoch));

        var answer = _relay.Answer<RoomAnswer.NotHere>();
        (answer.Line, answer.HasLeft).ShouldBe((7, false));
        answer.Missed!.Events.Count.ShouldBe(2);
    }

    [Fact]
    public void Should_know_that_a_client_has_left_by_itself()
    {
        var alice = Join(Alice, Client);
        _relay.Ask(alice, new RoomCommands.Leave(), line: 1);
        Happened();

        Restart();
        _relay.Ask(default, new RoomCommands.Resume(Client, After: 1, _relay.Subscribed.Epoch));

        _relay.Answer<RoomAnswer.NotHere>().HasLeft.ShouldBeTrue();
    }

    [Fact]
    public void Should_say_where_the_log_ends_to_a_client_that_knows_more_of_it()
    {
        Join(Alice, Client);

        Resume(after: 99).Missed.Last.ShouldBe(1);
        Resume(after: 2).Missed.Last.ShouldBeNull(); // its moving is an event too
        _relay.Ask(default, new RoomCommands.Resume(SecretHash.OfToken("nobody's"), After: 99, _relay.Subscribed.Epoch));

        _relay.Answer<RoomAnswer.NotHere>().Missed!.Last.ShouldBe(3);
    }

    [Fact]
    public void Should_not_know_a_client_of_another_log()
    {
        _relay.Ask(default, new RoomCommands.Resume(Client, After: 1, "another"));

        _relay.Answer<RoomAnswer.NotHere>().ShouldBe(new RoomAnswer.NotHere(default, null, HasLeft: false, null));
    }
}
