namespace AkkaChat.Client;

/// <summary>How far the user has read, over all connections.</summary>
internal sealed class Cursor
{
    private string _room = "";
    private long _last;
    private long _before;
    private long _caughtUp;

    /// <summary>How many lines have come: the place to go on from.</summary>
    public long Has { get; set; }

    /// <summary>A session begins: what was said last comes again, and then that the user joins.</summary>
    /// <param name="room">The room that numbers the events.</param>
    /// <returns>Whether it is another room than before, which knows nothing of what the user has read.</returns>
    public bool Begin(string room)
    {
        var isAnother = _last > 0 && room != _room;
        if (isAnother)
            _last = 0;
        _room = room;
        _before = _last;
        _caughtUp = 0;
        return isAnother;
    }

    /// <summary>Takes an event of the room; says whether it is new to the user.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="isOwnJoining">Whether the user joins: all that is still known of what went before has come.</param>
    /// <param name="gone">How many events between the sessions the user never gets.</param>
    public bool Take(long number, bool isOwnJoining, out long gone)
    {
        gone = 0;
        if (number <= _last)
            return false;
        if (isOwnJoining && _before > 0)
            gone = number - 1 - _before - _caughtUp;
        _last = number;
        _caughtUp++;
        return true;
    }
}
