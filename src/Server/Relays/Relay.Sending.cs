using Akka.Actor;
using AkkaChat.Server.Dispatching;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays;

/// <content>What goes to the room: commands, sent again when they got no answer, and the question what comes next.</content>
internal sealed partial class Relay
{
    // So many fit a frame between nodes (ClusterConfig), even if each is the largest paste that can be set.
    private const int MaxTogether = 32;

    private readonly List<RoomCommands.Apply> _gathered = [];
    private bool _sendIsDue, _askIsDue;

    // The last command that was sent to another node.
    private long _lastSent;

    /// <summary>Whether the room, or what knows the way to it, is on this node.</summary>
    private bool RoomIsHere => _room is IInternalActorRef { IsLocal: true };

    /// <summary>Sends the room a command.</summary>
    /// <returns>Its number.</returns>
    private long Send(MemberId by, RoomCommand command, long line = 0)
    {
        var apply = _window.Add(by, command, line);
        Send(apply);
        return apply.Number;
    }

    private void SendAgain()
    {
        _gathered.Clear();
        _lastSent = _window.Answered;
        foreach (var command in _window.Pending)
            Send(command);
    }

    /// <summary>
    /// Each message between nodes wakes threads on both. So what is said while earlier commands are on their way to a room on another node
    /// goes along with the next question, as one message: the room would not record it earlier.
    /// </summary>
    private void Send(RoomCommands.Apply apply)
    {
        if (RoomIsHere)
        {
            _room.Tell(apply, Self);
            return;
        }
        _gathered.Add(apply);
        if (_lastSent <= _window.Answered)
            SendLater();
    }

    /// <summary>
    /// Asks behind what was said while a batch was written. Otherwise the room would answer without it, and every member
    /// would cost a send for fewer lines.
    /// </summary>
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
        RoundExecutor.TellWhenIdle(Self, SendNow.Instance);
    }

    private void OnSendNow()
    {
        _sendIsDue = false;
        if (_askIsDue)
            Ask();
        else
            SendGathered(leave: 0);
    }

    private void Ask()
    {
        SendGathered(leave: MaxTogether);
        Ask(TakeGathered());
    }

    private void Ask(IReadOnlyList<RoomCommands.Apply> commands)
    {
        _askIsDue = false;
        _room.Tell(new RoomCommands.Read(_number, _lastEvent, _window.Answered) { Commands = commands }, Self);
    }

    private void SendGathered(int leave)
    {
        while (_gathered.Count > leave)
            _room.Tell(new RoomCommands.ApplyAll(TakeGathered()), Self);
    }

    private RoomCommands.Apply[] TakeGathered()
    {
        RoomCommands.Apply[] taken = [.. _gathered.Take(MaxTogether)];
        if (taken.Length > 0)
            _lastSent = taken[^1].Number;
        _gathered.RemoveRange(0, taken.Length);
        return taken;
    }

    private sealed record SendNow
    {
        public static readonly SendNow Instance = new();
    }
}
