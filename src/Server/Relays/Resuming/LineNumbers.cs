namespace AkkaChat.Server.Relays.Resuming;

/// <summary>
/// The numbers that a client gives its lines. A line that comes again, because the connection broke before the client knew that it had
/// arrived, is recognised by its number; and the client is told up to which number its lines are done.
/// </summary>
/// <param name="done">The number up to which they are done already.</param>
internal sealed class LineNumbers(long done = 0)
{
    private readonly Queue<long?> _pending = new();

    /// <summary>The number of the latest line.</summary>
    public long Latest { get; private set; } = done;

    /// <summary>The number up to which the client's lines are done.</summary>
    public long Done { get; private set; } = done;

    /// <summary>Takes a line that is under way from now on.</summary>
    /// <param name="number">Its number; null if it has none.</param>
    /// <returns>False if the line came already.</returns>
    public bool TryBegin(long? number)
    {
        if (number <= Latest)
            return false;
        Latest = number ?? Latest;
        _pending.Enqueue(number);
        return true;
    }

    /// <summary>Notes that the oldest line under way is done.</summary>
    /// <returns>Its number; null if it has none.</returns>
    public long? Complete()
    {
        var number = _pending.Dequeue();
        Done = _pending.Count == 0 ? Latest : number ?? Done;
        return number;
    }
}
