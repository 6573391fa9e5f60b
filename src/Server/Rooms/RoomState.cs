using AkkaChat.Protocol;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Rooms;

/// <summary>All that the room knows: what the events so far amount to.</summary>
/// <param name="settings">How many of the last lines a new member gets, and which nicknames nobody may have.</param>
internal sealed class RoomState(RoomSettings settings)
{
    // What a client that comes back can get of what it missed: a few hundred kilobytes.
    private const int RecentCapacity = 1000;

    // A client that is forgotten may say its last lines twice. About a megabyte.
    private const int FormerClients = 8192;
    private static readonly TimeSpan ClientRetention = TimeSpan.FromDays(1);

    /// <summary>Names the log: chosen when it is created.</summary>
    public string Epoch { get; set; } = "";

    /// <summary>The number of the last event.</summary>
    public long Last { get; set; }

    /// <summary>Who is here, and the rules.</summary>
    public Room Members { get; } = new(new ReservedNicknames(settings.ReservedNicknames));

    /// <summary>The resumable clients.</summary>
    public KnownClients Clients { get; } = new(FormerClients, ClientRetention);

    /// <summary>The latest events.</summary>
    public RecentEvents Recent { get; } = new(RecentCapacity);

    /// <summary>What was said last. Joins and leaves are soon stale, and do not push it out.</summary>
    public RecentEvents Said { get; } = new(settings.HistoryLines);

    /// <summary>Notes an event that <see cref="Members"/> has brought about.</summary>
    public void Note(LoggedEvent e, MemberId by)
    {
        Last = e.Stamp.Number;
        if (e.IsTold)
            Recent.Add(e);
        if (e.Event is RoomEvent.Said or RoomEvent.Acted)
            Said.Add(e);
        if (e.Member is { Client: { } client })
            Clients.Join(client, by, e.Stamp.Time);
        Clients.LineDone(by, e.Line, e.Stamp.Time);
        if (e.Event is RoomEvent.Left)
            Clients.Leave(by, e.Stamp.Time);
    }

    /// <summary>Repeats an event of the log.</summary>
    /// <exception cref="InvalidDataException">The event cannot follow the events before it.</exception>
    public void Repeat(LoggedEvent e)
    {
        var expected = e.IsTold ? Last + 1 : Last;
        if (e.Stamp.Number != expected)
            throw new InvalidDataException($"the log has event {e.Stamp.Number} where event {expected} must be");
        var by = e.Event is RoomEvent.Joined ? e.Member!.Id : Find(e);
        switch (e.Event)
        {
            case RoomEvent.Joined:
                Members.Restore(by, e.Who);
                break;
            case RoomEvent.Renamed renamed:
                Members.Restore(by, renamed.New);
                break;
            case RoomEvent.Left:
                Members.Leave(by);
                break;
            case null:
                Members.Replace(by, e.Member!.Id);
                by = e.Member.Id;
                break;
        }
        Note(e, by);
    }

    private MemberId Find(LoggedEvent e) =>
        Members.Find(e.Who) ?? throw new InvalidDataException($"event {e.Stamp.Number} of the log is by {e.Who}, who is not here");
}
