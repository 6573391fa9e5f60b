using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Rooms.Rules;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Rooms.State;

/// <summary>All that the room knows: what the events so far amount to.</summary>
/// <param name="settings">How many of the last lines a new member gets, and which nicknames nobody may have.</param>
internal sealed class RoomState(RoomSettings settings)
{
    /// <summary>How many of the latest events a client that comes back can get at least, also after a restart: a few hundred kilobytes.</summary>
    public const int RecentEventCount = 1000;

    /// <summary>How much memory more of them may take: a relay that reads slowly can be behind by this much.</summary>
    public const int RecentBytes = 16 * 1024 * 1024;

    // A client that is forgotten may say its last lines twice. About a megabyte.
    private const int FormerClients = 8192;
    private static readonly TimeSpan ClientRetention = TimeSpan.FromDays(1);

    private readonly Queue<LoggedEvent> _said = new();

    /// <summary>Names the log: chosen when it is created.</summary>
    public string Epoch { get; set; } = "";

    /// <summary>The number of the last event.</summary>
    public long Last { get; set; }

    /// <summary>Who is here, and what they may do.</summary>
    public Room Room { get; } = new(new ReservedNicknames(settings.ReservedNicknames));

    /// <summary>Which relay serves whom.</summary>
    public RelayPlacements Relays { get; } = new();

    /// <summary>The resumable clients.</summary>
    public KnownClients Clients { get; } = new(FormerClients, ClientRetention);

    /// <summary>Where those stopped who may rejoin with a code.</summary>
    public RejoinPoints RejoinPoints { get; } = new(FormerClients, ClientRetention);

    /// <summary>The latest events.</summary>
    public RecentEvents Recent { get; } = new(RecentEventCount, RecentBytes);

    /// <summary>What was said last. Joins and leaves are soon stale, and do not push it out.</summary>
    public IReadOnlyCollection<LoggedEvent> Said => _said;

    /// <summary>Notes an event that the rules of <see cref="Room"/> have brought about.</summary>
    public void Note(LoggedEvent e)
    {
        var now = e.Stamp.Time;
        Room.Apply(e);
        Recent.Add(e);
        Last = e.Stamp.Number;
        NoteSaid(e);
        if (e.Placement is { } placement)
        {
            Relays.Serve(placement.Relay, e.By);
            if (placement.Client is { } client)
                Clients.Join(client, e.By, now);
            var preferences = placement.UsedCode is { } used ? RejoinPoints.Use(used) : "";
            if (placement.Code is { } code)
                RejoinPoints.Add(code, e.By, e.Who);
            if (preferences.Length > 0)
                SetPreferences(e.By, preferences);
        }
        if (e.Preferences is { } kept)
            SetPreferences(e.By, kept);
        if (e.Event is RoomEvent.Renamed renamed)
            RejoinPoints.Rename(e.By, renamed.New);
        Relays.Note(e.Relay, e.Command);
        Clients.LineDone(e.By, e.Line, now);
        foreach (var member in e.Together)
            NoteLeft(member, isAsked: false, e.Stamp);
        if (e.Event is RoomEvent.Left)
            NoteLeft(e.By, e.IsAsked, e.Stamp, e.Removal);
    }

    private void SetPreferences(MemberId member, string preferences)
    {
        Room.Present[member].Preferences = preferences;
        RejoinPoints.SetPreferences(member, preferences);
    }

    private void NoteLeft(MemberId member, bool isAsked, Stamp stamp, ServerText? removal = null)
    {
        Clients.Leave(member, isAsked, stamp.Time, removal);
        Relays.Remove(member);
        RejoinPoints.Leave(member, stamp);
    }

    /// <summary>Notes an event if it is one that new members are told.</summary>
    public void NoteSaid(LoggedEvent e)
    {
        if (e.Event is not { IsSpeech: true } || settings.HistoryLines == 0)
            return;
        if (_said.Count == settings.HistoryLines)
            _said.Dequeue();
        _said.Enqueue(e);
    }

    /// <summary>Replays an event of the log.</summary>
    /// <exception cref="InvalidDataException">The event cannot follow the events before it.</exception>
    public void Replay(LoggedEvent e)
    {
        if (e.Stamp.Number != Last + 1)
            throw new InvalidDataException($"the log has event {e.Stamp.Number} where event {Last + 1} must be");
        if (e.By == default && e.Event is not RoomEvent.LeftTogether)
            e = e with { By = e.Event is RoomEvent.Joined ? new MemberId(e.Stamp.Number) : Find(e) };
        Room.Replay(e);
        Note(e with { Relay = e.Placement?.Relay ?? Relays.RelayOf(e.By) });
    }

    private MemberId Find(LoggedEvent e) =>
        Room.Find(e.Who) ?? throw new InvalidDataException($"event {e.Stamp.Number} of the log is by {e.Who}, who is not here");
}
