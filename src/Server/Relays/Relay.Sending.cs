using Akka.Actor;
using AkkaChat.Server.Dispatching;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Relays;

/// <content>The commands on their way to the room, and again on their way when it gave no answer.</content>
internal sealed partial class Relay
{
    // What goes to another node fits a frame (ClusterConfig) even if each is the largest paste that can be set.
    private const int MaxTogether = 32;

    private readonly List<RoomCommands.Apply> _gathered = [];
    private bool _sendIsDue, _askIsDue;

    /// <summary>Sends the room a command.</summary>
    /// <returns>Its number.</returns>
    private long Send(MemberId by, RoomCommand command, long line = 0)
    {
        var apply = _window.Add(by, command, line);
        if (_room is IInternalActorRef { IsLocal: true })
            _room.Tell(apply, Self);
        else
            Gather(apply);
        return apply.Number;
    }

    /// <summary>
    /// Sends a room on another node what is said in a round as one message: each message between nodes wakes several threads on both, and costs as much as
    /// many lines. docs/CLUSTER.md has the figures.
    /// </summary>
    private void Gather(RoomCommands.Apply apply)
    {
        _gathered.Add(apply);
        SendLater();
    }

    /// <summary>Asks what comes next, behind what was said in the meantime: so that is in it.</summary>
    private void AskLater()
    {
        _askIsDue = true;
        SendLater();
    }

    private void SendLater()
    {
        if (_sendIsDue)
            return;
        _sendIsDue = true;
        RoundExecutor.TellWhenIdle(Self, SendGathered.Instance);
    }

    private void OnSendGathered()
    {
        _sendIsDue = false;
        SendNow();
        if (_askIsDue)
            Ask();
        _askIsDue = false;
    }

    private void SendNow()
    {
        foreach (var commands in _gathered.Chunk(MaxTogether))
            _room.Tell(new RoomCommands.ApplyAll(commands), Self);
        _gathered.Clear();
    }

    private void SendAgain()
    {
        _gathered.Clear();
        _gathered.AddRange(_window.Pending);
        SendNow();
    }

    private sealed record SendGathered
    {
        public static readonly SendGathered Instance = new();
    }
}
