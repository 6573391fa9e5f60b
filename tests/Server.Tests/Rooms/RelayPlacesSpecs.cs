using Akka.Actor;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Rooms.Messages;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Rooms;

/// <summary>The room and relays on several nodes, which come, stop, and are gone.</summary>
public sealed class RelayPlacesSpecs : ServerSpecs
{
    private const string Here = "10.0.0.1:9990", There = "10.0.0.2:9990";

    private static readonly SecretHash Client = SecretHash.OfToken("0123456789abcdef0123456789abcdef");

    private readonly IActorRef _room;
    private readonly RelayProbe _here;
    private readonly RelayProbe _there;

    public RelayPlacesSpecs()
        : base(StoppedClock)
    {
        _room = Sys.ActorOf(ChatRoom.Props(TestSettings.Server), "room");
        _here = new RelayProbe(this, _room, 1, Here);
        _there = new RelayProbe(this, _room, 2, There);
        _there.Ask(default, new RoomCommands.Join(Alice, "a test"));
        _there.Ask(default, new RoomCommands.Join(Bob, "a test"));
        _there.Ask(default, new RoomCommands.Join(Carol, "a test") { Client = Client });
        foreach (var _ in Enumerable.Range(0, 3))
            _here.Event().Event.ShouldBeOfType<RoomEvent.Joined>();
    }

    [Fact]
    public void Should_say_in_one_line_who_left_with_a_node_when_the_grace_period_is_over()
    {
        Lose(_there);
        _here.ShouldReadNothing();

        Pass(TimeSpan.FromSeconds(31));

        var left = _here.Event();
        left.Event.ShouldBe(new RoomEvent.LeftTogether([Alice, Bob, Carol], "their node is gone"));
        left.Together.ShouldBe([new MemberId(1), new MemberId(2), new MemberId(3)]);
        _here.Ask(default, new RoomCommands.Join(Alice, "a test"));
        _here.Event().Event.ShouldBe(new RoomEvent.Joined(Alice));
    }

    [Fact]
    public void Should_let_those_without_a_resume_token_leave_at_once_when_a_node_stops()
    {
        Unsubscribe(_there, 2);

        _here.Event().Event.ShouldBe(new RoomEvent.LeftTogether([Alice, Bob], "their node has stopped"));
        EventFilter.Info("carol left: their node is gone").ExpectOne(() => Pass(TimeSpan.FromSeconds(31)));
        _here.Event().Event.ShouldBe(new RoomEvent.Left(Carol));
    }

    [Fact]
    public void Should_let_those_without_a_resume_token_leave_at_once_when_a_node_was_started_again()
    {
        _ = new RelayProbe(this, _room, 3, There);

        _here.Event().Event.ShouldBe(new RoomEvent.LeftTogether([Alice, Bob], "their node was started again"));
        _here.Ask(default, new RoomCommands.Resume(Client, After: 3, _here.Subscribed.Epoch));
        _here.Event().Event.ShouldBeNull();
        _here.Answer<RoomAnswer.Resumed>().Nickname.ShouldBe(Carol);
    }

    [Fact]
    public void Should_tell_a_client_all_that_it_missed_that_two_relays_let_join()
    {
        _there.Ask(new MemberId(3), new RoomCommands.Leave("its grace period is over"));
        _here.Event().Event.ShouldBe(new RoomEvent.Left(Carol));
        var join = new RoomCommands.Join(Carol, "a test") { Client = Client, After = 3, Epoch = _here.Subscribed.Epoch };
        _there.Ask(default, join);
        _here.Event().Event.ShouldBe(new RoomEvent.Joined(Carol));

        _here.Ask(default, join);

        _here.Event().Event.ShouldBeNull();
        _here.Answer<RoomAnswer.Resumed>().Missed.Events.Select(e => e.Event).ShouldBe([new RoomEvent.Left(Carol), new RoomEvent.Joined(Carol)]);
    }

    [Fact]
    public void Should_keep_the_members_of_other_nodes_when_a_node_comes()
    {
        Lose(_there);

        _ = new RelayProbe(this, _room, 3, "10.0.0.3:9990");

        _here.ShouldReadNothing();
    }

    [Fact]
    public void Should_say_which_relays_there_are_and_how_far_each_is()
    {
        _here.ShouldReadNothing();
        _here.Ask(default, RoomCommands.ListNodes.Instance);

        _here.Answer<RoomAnswer.Nodes>().Relays.ShouldBe([new(Here, 0, 0, HasRoom: true), new(There, 3, 3, HasRoom: false)]);
    }

    [Fact]
    public void Should_list_a_relay_that_is_gone_as_long_as_it_has_people()
    {
        Unsubscribe(_there, 2);
        Unsubscribe(new RelayProbe(this, _room, 3, "10.0.0.3:9990"), 3);
        _here.Event().Event.ShouldBeOfType<RoomEvent.LeftTogether>();

        _here.Ask(default, RoomCommands.ListNodes.Instance);

        _here.Answer<RoomAnswer.Nodes>().Relays.ShouldBe([new(Here, 0, 0, HasRoom: true), new(There, 1, null, HasRoom: false)]);
    }

    [Fact]
    public void Should_not_count_as_behind_what_is_on_its_way_to_a_relay()
    {
        _there.Read();
        _there.Probe.ExpectMsg<RoomReplies.Batch>();

        Behind().ShouldBe(0);
        Pass(TimeSpan.FromSeconds(1));
        Behind().ShouldBe(3);
        _there.Event().Event.ShouldBeOfType<RoomEvent.Joined>();
        Behind().ShouldBe(0);
    }

    private long? Behind()
    {
        _here.Ask(default, RoomCommands.ListNodes.Instance);
        return _here.Answer<RoomAnswer.Nodes>().Relays[1].Behind;
    }

    private void Unsubscribe(RelayProbe relay, int number)
    {
        relay.Probe.Send(_room, new RoomCommands.Unsubscribe(number));
        relay.Probe.ExpectMsg<RoomReplies.Unsubscribed>();
    }

    private void Lose(RelayProbe relay)
    {
        Watch(relay.Probe.Ref);
        Sys.Stop(relay.Probe.Ref);
        ExpectTerminated(relay.Probe.Ref);
    }

    private void Pass(TimeSpan time)
    {
        // After the room has learnt all.
        _room.Ask<int>(RoomCommands.CountMembers.Instance).Wait(TimeSpan.FromSeconds(20)).ShouldBeTrue();
        Clock.Advance(time);
    }
}
