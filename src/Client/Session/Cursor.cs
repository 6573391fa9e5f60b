namespace AkkaChat.Client.Session;

/// <summary>How far the user has read, over all connections.</summary>
internal sealed class Cursor
{
    /// <summary>Identifies the numbering of events; empty before the first session.</summary>
    public string Epoch { get; private set; } = "";

    /// <summary>The number of the last event that has arrived; 0 for none.</summary>
    public long LastEvent { get; private set; }

    /// <summary>How many lines have arrived. The server resumes after them.</summary>
    public long Received { get; set; }

    /// <summary>Starts a session. The server repeats recent events first and then announces that the user joins.</summary>
    /// <param name="epoch">The epoch: names the log that event numbers belong to.</param>
    /// <returns>Whether it is another log than before: the server was started again without a record.</returns>
    public bool StartSession(string epoch)
    {
        var isAnother = LastEvent > 0 && epoch != Epoch;
        if (isAnother)
            LastEvent = 0;
        Epoch = epoch;
        return isAnother;
    }

    /// <summary>Goes back: the log has fewer events than the user has seen.</summary>
    /// <param name="last">The number of its last event.</param>
    public void SetBack(long last) => LastEvent = last;

    /// <summary>Takes an event of the room.</summary>
    /// <param name="number">The event's number.</param>
    /// <returns>Whether the user has not seen the event yet.</returns>
    public bool TryAdvance(long number)
    {
        if (number <= LastEvent)
            return false;
        LastEvent = number;
        return true;
    }
}
