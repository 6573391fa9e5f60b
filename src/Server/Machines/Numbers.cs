namespace AkkaChat.Server.Machines;

/// <summary>
/// The numbers that a client gives its lines. A line that comes again, because the connection broke before the client heard of
/// its arrival, is recognised by its number; and the client is told up to which number its lines are done.
/// </summary>
internal sealed class Numbers
{
    private readonly Queue<long> _asked = new();
    private long _taken;

    /// <summary>Up to which number the client's lines are done.</summary>
    public long Done { get; private set; }

    /// <summary>Whether a line is new.</summary>
    public bool TryTake(long number)
    {
        if (number <= _taken)
            return false;
        _taken = number;
        return true;
    }

    /// <summary>The room has been asked for what the latest line wants, and will confirm it.</summary>
    public void Asked() => _asked.Enqueue(_taken);

    /// <summary>The latest line wants nothing.</summary>
    public void Ignored()
    {
        if (_asked.Count == 0)
            Done = _taken;
    }

    /// <summary>The room has done so many of what it was asked.</summary>
    public void Confirmed(int count)
    {
        for (; count > 0 && _asked.TryDequeue(out var number); count--)
            Done = number;
    }
}
