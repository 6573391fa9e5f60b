using System.Diagnostics.CodeAnalysis;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays;

/// <summary>
/// The commands that the room has not answered yet, in order. Each has a number, so that the room applies it
/// once, however often it is sent.
/// </summary>
/// <param name="relay">The relay's number.</param>
internal sealed class CommandWindow(int relay)
{
    private readonly Queue<RoomCommands.Apply> _pending = new();
    private long _last;

    /// <summary>The commands, oldest first.</summary>
    public IReadOnlyCollection<RoomCommands.Apply> Pending => _pending;

    /// <summary>The number of the last command that the room has answered.</summary>
    public long Answered => _last - _pending.Count;

    /// <summary>Numbers the next command.</summary>
    public RoomCommands.Apply Add(MemberId by, RoomCommand command, long line)
    {
        var apply = new RoomCommands.Apply(relay, ++_last, by, command, line);
        _pending.Enqueue(apply);
        return apply;
    }

    /// <summary>Takes the oldest command off, if its number is not above the given one.</summary>
    public bool TryTake(long number, [NotNullWhen(true)] out RoomCommands.Apply? command)
    {
        command = null;
        if (number <= Answered)
            return false;
        command = _pending.Dequeue();
        return true;
    }
}
