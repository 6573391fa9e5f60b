namespace AkkaChat.Client.Session;

/// <summary>How far the user has read, over all connections.</summary>
internal sealed class Cursor
{
    private long _lastEventBefore;
    private long _eventsInSession;

    /// <summary>Identifies the numbering of events; empty before the first session.</summary>
    public string Room { get; private set; } = "";

    /// <summary>The number of the last event that has arrived; 0 for none.</summary>
    public long LastEvent { get; private set; }

    /// <summary>How many lines have arrived. The server resumes after them.</summary>
    public long Received { get; set; }

    /// <summary>Starts a session. The server repeats recent events first and then announces that the user joins.</summary>
    /// <param name="room">Identifies the numbering of events.</param>
    /// <returns>Whether the numbering is another one than before: the server was restarted.</returns>
    public bool StartSession(string room)
    {
        var isAnother = LastEvent > 0 && room != Room;
        if (isAnother)
            LastEvent = 0;
        Room = room;
        _lastEventBefore = LastEvent;
        _eventsInSession = 0;
        return isAnother;
    }

    /// <summary>Takes an event of the room.</summary>
    /// <param name="number">The event's number.</param>
    /// <param name="isOwnJoin">Whether the event is that the user joins; all repeated events came before it.</param>
    /// <param name="lost">How many events between the sessions the user will never get.</param>
    /// <returns>Whether the user has not seen the event yet.</returns>
    public bool TryAdvance(long number, bool isOwnJoin, out long lost)
    {
        lost = 0;
        if (number <= LastEvent)
            return false;
        if (isOwnJoin && _lastEventBefore > 0)
            lost = number - 1 - _lastEventBefore - _eventsInSession;
        LastEvent = number;
        _eventsInSession++;
        return true;
    }
}
