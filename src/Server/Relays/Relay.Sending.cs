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
        foreach (var command in _window.Pending)
            Send(command);
    }

    /// <summary>What is said in a round goes to a room on another node as one message: each message between nodes wakes threads on both.</summary>
    private void Send(RoomCommands.Apply apply)
    {
        if (RoomIsHere)
        {
            _room.Tell(apply, Self);
            return;
        }
        _gathered.Add(apply);
        SendLater();
    }

    private void Ask() => _room.Tell(new RoomCommands.Read(_number, _lastEvent, _window.Answered), Self);

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
        foreach (var commands in _gathered.Chunk(MaxTogether))
            _room.Tell(new RoomCommands.ApplyAll(commands), Self);
        _gathered.Clear();
        if (_askIsDue)
            Ask();
        _askIsDue = false;
    }

    private sealed record SendNow
    {
        public static readonly SendNow Instance = new();
    }
}
