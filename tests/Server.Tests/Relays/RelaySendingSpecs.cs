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

    public RelaySendingSpecs()
    {
        _room = new SilentRoom(this);
        _alice = _room.Enter(Alice);
        _node = CreateTestProbe("node");
        _distant = new RemoteRef(_node.Ref);
        _room.Relay.Tell(new RoomReplies.Batch([], []), _distant);
        _node.ExpectMsg<RoomCommands.Read>();
    }

    [Fact]
    public void Should_send_what_is_said_in_order_and_all_of_it()
    {
        for (var line = 0; line < 100; line++)
            _alice.Say($"{line}");

        Said(100).ShouldBe([.. Enumerable.Range(0, 100).Select(line => $"{line}")]);
    }

    [Fact]
    public void Should_ask_what_comes_next_behind_what_was_said_before()
    {
        _alice.Say("hello");
        _room.Relay.Tell(new RoomReplies.Batch([new LoggedEvent(new RoomEvent.Said(Bob, "hi"), default, Bob, new Stamp(2, default))], []), _distant);

        Said(1).ShouldBe(["hello"]);
        _node.ExpectMsg<RoomCommands.Read>().After.ShouldBe(2);
    }

    [Fact]
    public void Should_send_a_room_that_is_here_again_what_the_other_node_has_not_answered()
    {
        _alice.Say("hello");
        Said(1);

        _room.Move().ExpectMsg<RoomCommands.Apply>().Command.ShouldBe(new RoomCommands.Say("hello"));
    }

    private List<string> Said(int lines)
    {
        var said = new List<string>();
        while (said.Count < lines)
            said.AddRange(_node.ExpectMsg<RoomCommands.ApplyAll>().Commands.Select(apply => ((RoomCommands.Say)apply.Command).Text));
        return said;
    }
}
