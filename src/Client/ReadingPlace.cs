namespace AkkaChat.Client;

/// <summary>How far the user has read, over all connections.</summary>
internal sealed class ReadingPlace
{
    private (long Number, DateTimeOffset Time) _last;
    private (long Number, DateTimeOffset Time) _before;
    private bool _isBack;

    /// <summary>How many lines have come: the place to go on from.</summary>
    public long Has { get; set; }

    /// <summary>A session begins: the server may show lines again that it showed in one before.</summary>
    public void Begin()
    {
        _before = _last;
        _isBack = _last.Number > 0;
    }

    /// <summary>Takes an event of the room.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="time">When it happened. A server that was started again counts from 1 again, but later.</param>
    /// <param name="gap">What the user has missed before it; null for nothing.</param>
    /// <returns>False when the user has seen it before.</returns>
    public bool Take(long number, DateTimeOffset time, out string? gap)
    {
        gap = null;
        if (number <= _before.Number && time <= _before.Time)
            return false;
        if (time >= _last.Time)
            _last = (number, time);
        if (_isBack)
            gap = Gap(number - 1 - _before.Number);
        _isBack = false;
        return true;
    }

    private static string? Gap(long missed) => missed switch
    {
        < 0 => "the server was started again: it does not know what was said before",
        0 => null,
        _ => $"you were away for too long: {missed:N0} lines are gone, but for those that follow",
    };
}
