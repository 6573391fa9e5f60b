using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays.FanOut;

/// <summary>Many who join or leave one after the other are told in one line.</summary>
public sealed class ArrivalsSpecs : ServerSpecs
{
    private readonly SilentRoom _room;
    private readonly SessionProbe _alice;

    public ArrivalsSpecs()
        : base(StoppedClock)
    {
        _room = new SilentRoom(this);
        _alice = _room.Enter(Alice);
    }

    [Fact]
    public void Should_tell_people_in_one_line_that_many_joined_and_that_many_left()
    {
        _room.HappenTogether([.. Joined(5), .. People(4).Select(who => (who, (RoomEvent)new RoomEvent.Left(who)))]);

        _alice.See().ShouldBe("* m1, m2 and 3 others joined\n* m1, m2 and 2 others left\n");
    }

    [Fact]
    public void Should_tell_each_of_a_few()
    {
        _room.HappenTogether([.. Joined(3), (Bob, new RoomEvent.Said(Bob, "hi")), (Carol, new RoomEvent.Joined(Carol))]);

        _alice.See().ShouldBe("* m1 joined\n* m2 joined\n* m3 joined\nbob: hi\n* carol joined\n");
    }

    [Fact]
    public void Should_tell_what_is_said_before_and_behind_in_its_place()
    {
        _room.HappenTogether([(Bob, new RoomEvent.Said(Bob, "before")), .. Joined(4), (Bob, new RoomEvent.Said(Bob, "behind"))]);

        _alice.See().ShouldBe("bob: before\n* m1, m2 and 2 others joined\nbob: behind\n");
    }

    [Fact]
    public void Should_tell_who_joins_among_them_its_own_line_and_the_others_behind_it_as_one()
    {
        var bob = new SessionProbe(this, _room.Relay, Bob);
        bob.Join();
        var join = _room.ExpectCommand();

        _room.HappenTogether([.. Joined(4), (Bob, new RoomEvent.Joined(Bob)), .. Joined(5)], join);

        bob.ShouldSee("* bob joined\n* /help lists the commands, /q leaves\n* m1, m2 and 3 others joined\n");
        _alice.See().ShouldBe("* m1, m2 and 8 others joined\n");
    }

    [Fact]
    public void Should_tell_programs_every_name()
    {
        var robot = new SessionProbe(this, _room.Relay, Bob) { Format = WireFormat.Tagged };
        robot.Join();
        _room.LetIn(_room.ExpectCommand(), Bob);

        _room.HappenTogether([.. Joined(5)]);

        var seen = "";
        while (!seen.Contains("m5 joined", StringComparison.Ordinal))
            seen += robot.See();
        seen.Split('\n').Count(line => line.EndsWith(" joined", StringComparison.Ordinal)).ShouldBe(6);
    }

    [Fact]
    public void Should_tell_whoever_ignores_somebody_the_same()
    {
        _alice.Submit(new RoomCommands.Ignore(Bob));
        _room.Answer(_room.ExpectCommand(), new RoomAnswer.Ignoring(Bob));
        _alice.ShouldSee("* you read nothing more of bob, until you leave: /unignore bob ends it\n");

        _room.HappenTogether([(Bob, new RoomEvent.Said(Bob, "hi")), .. Joined(4), (Carol, new RoomEvent.Said(Carol, "hi"))]);

        _alice.ShouldSee("* m1, m2 and 2 others joined\ncarol: hi\n");
    }

    [Fact]
    public void Should_wait_a_moment_for_more_when_many_joined_just_before()
    {
        _room.HappenTogether([.. Joined(4)]);
        _alice.ShouldSee("* m1, m2 and 2 others joined\n");

        foreach (var who in People(5))
            _room.HappenElsewhere(new RoomEvent.Joined(who));
        _room.Settle();
        _alice.ShouldSeeNothing();
        Clock.Advance(TimeSpan.FromSeconds(1));

        _alice.ShouldSee("* m1, m2 and 3 others joined\n");
    }

    [Fact]
    public void Should_tell_what_waits_before_the_next_line_of_another_kind()
    {
        _room.HappenTogether([.. Joined(4)]);
        _alice.ShouldSee("* m1, m2 and 2 others joined\n");

        _room.HappenElsewhere(new RoomEvent.Joined(Bob));
        _alice.ShouldSeeNothing();
        _room.HappenElsewhere(new RoomEvent.Said(Bob, "hi"));

        _alice.ShouldSee("* bob joined\nbob: hi\n");
    }

    [Fact]
    public void Should_tell_what_waits_before_an_answer()
    {
        _room.HappenTogether([.. Joined(4)]);
        _alice.ShouldSee("* m1, m2 and 2 others joined\n");

        _room.HappenElsewhere(new RoomEvent.Joined(Bob));
        _room.Settle();
        _alice.Answer("pong");

        _alice.ShouldSee("* bob joined\n* pong\n");
        Clock.Advance(TimeSpan.FromSeconds(1));
        _alice.ShouldSeeNothing();
    }

    [Fact]
    public void Should_tell_at_once_who_joins_a_second_later()
    {
        _room.HappenTogether([.. Joined(4)]);
        _alice.ShouldSee("* m1, m2 and 2 others joined\n");

        _room.Now = _room.Now.AddSeconds(1);
        _room.HappenElsewhere(new RoomEvent.Joined(Bob));

        _alice.ShouldSee("* bob joined\n");
    }

    private static IEnumerable<Nickname> People(int count) => Enumerable.Range(1, count).Select(n => Nick($"m{n}"));

    private static IEnumerable<(Nickname, RoomEvent)> Joined(int count) => People(count).Select(who => (who, (RoomEvent)new RoomEvent.Joined(who)));
}
