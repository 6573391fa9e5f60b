using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Machines;

/// <summary>
/// The numbers that a client gives its lines. A line that comes again, because the connection broke before the client heard of
/// its arrival, is recognised by its number; and the client is told up to which number its lines are done.
/// </summary>
/// <param name="done">Up to which number they are done already.</param>
internal sealed class Numbers(long done = 0)
{
    private readonly Queue<(RoomCommand Command, long? Number)> _asked = new();

    /// <summary>The number of the latest line.</summary>
    public long Taken { get; private set; } = done;

    /// <summary>Up to which number the client's lines are done.</summary>
    public long Done { get; private set; } = done;

    /// <summary>Whether a line is new.</summary>
    public bool TryTake(long number)
    {
        if (number <= Taken)
            return false;
        Taken = number;
        return true;
    }

    /// <summary>The room has been asked for what a line wants, and will confirm it.</summary>
    public void Asked(RoomCommand command, long? number) => _asked.Enqueue((command, number));

    /// <summary>The latest line wants nothing: it is done with those before it.</summary>
    public void Ignored() => Confirmed(0);

    /// <summary>The room has done so many of what it was asked.</summary>
    public void Confirmed(int count)
    {
        for (; count > 0 && _asked.TryDequeue(out var asked); count--)
            Done = asked.Number ?? Done;
        if (_asked.Count == 0)
            Done = Taken;
    }

    /// <summary>The number of the line that wanted this; null when it had none, or the room has confirmed it.</summary>
    public long? Of(RoomCommand command)
    {
        foreach (var asked in _asked)
        {
            if (ReferenceEquals(asked.Command, command))
                return asked.Number;
        }
        return null;
    }
}
