using Akka.TestKit;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>The relay and a room on another node.</summary>
public sealed class RelaySendingSpecs : ServerSpecs
{
    private readonly SilentRoom _room;
    private readonly SessionProbe _alice;
    private readonly TestProbe _node;
    private readonly RemoteRef _distant;
    private RoomCommands.Read? _last;

    public RelaySendingSpecs()
    {
        _room = new SilentRoom(this);
        _alice = _room.Enter(Alice);
        _node = CreateTestProbe("node");
        _distant = new RemoteRef(_node.Ref);
        Happen();
        _node.ExpectMsg<RoomCommands.Subscribe>();
        _node.ExpectMsg<RoomCommands.Read>();
    }

    [Fact]
    public void Should_send_what_is_said_in_order_and_all_of_it()
    {
        for (var line = 0; line < 100; line++)
            _alice.Say($"{line}");
        Happen();

        Said(100).ShouldBe([.. Enumerable.Range(0, 100).Select(line => $"{line}")]);
    }

    [Fact]
    public void Should_ask_what_comes_next_behind_what_was_said_before()
    {
        _alice.Say("hello");
        Happen(new RoomEvent.Said(Bob, "hi"));

        Said(1).ShouldBe(["hello"]);
        (_last ?? _node.ExpectMsg<RoomCommands.Read>()).After.ShouldBe(2);
    }

    [Fact]
    public void Should_send_what_is_said_while_a_line_is_on_its_way_with_the_next_question()
    {
        _alice.Say("one");
        Said(1).ShouldBe(["one"]);
        _alice.Say("two");
        _alice.Say("three");
        _node.ExpectNoMsg(TimeSpan.FromMilliseconds(50));

        Happen(new RoomEvent.Said(Bob, "hi"));

        Texts(_node.ExpectMsg<RoomCommands.Read>().Commands).ShouldBe(["two", "three"]);
    }

    [Fact]
    public void Should_send_a_room_that_is_here_again_what_the_other_node_has_not_answered()
    {
        _alice.Say("hello");
        Said(1);

        _room.Move().ExpectMsg<RoomCommands.Apply>().Command.ShouldBe(new RoomCommands.Say("hello"));
    }

    private void Happen(params RoomEvent[] events) => _room.Relay.Tell(
        new RoomReplies.Batch([.. events.Select((what, index) => new LoggedEvent(what, default, Bob, new Stamp(2 + index, default)))], []),
        _distant);

    /// <summary>Gathers what the relay sends, alone or with its questions.</summary>
    private List<string> Said(int lines)
    {
        var said = new List<string>();
        while (said.Count < lines)
        {
            var message = _node.FishForMessage(message => message is RoomCommands.ApplyAll or RoomCommands.Read);
            _last = message as RoomCommands.Read;
            said.AddRange(Texts(_last?.Commands ?? ((RoomCommands.ApplyAll)message).Commands));
        }
        return said;
    }

    private static IEnumerable<string> Texts(IEnumerable<RoomCommands.Apply> commands) =>
        commands.Select(apply => ((RoomCommands.Say)apply.Command).Text);
}
