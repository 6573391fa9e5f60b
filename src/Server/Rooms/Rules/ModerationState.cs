using System.Net;
using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms.Rules;

/// <summary>What operators have laid down: topic, bans, mutes and limits. It outlives the members that it concerns.</summary>
internal sealed class ModerationState
{
    private readonly List<Ban> _bans = [];
    private readonly Dictionary<Nickname, DateTimeOffset> _mutes = [];

    /// <summary>What the room is about; empty for nothing.</summary>
    public string Topic { get; set; } = "";

    /// <summary>What newcomers are told; empty for nothing.</summary>
    public string Motd { get; set; } = "";

    /// <summary>The least time between two lines of a member that is no operator; zero for none.</summary>
    public TimeSpan SlowMode { get; set; }

    /// <summary>Whether nobody new comes in.</summary>
    public bool IsLocked { get; set; }

    /// <summary>All bans.</summary>
    public IReadOnlyList<Ban> Bans => _bans;

    /// <summary>Until when which nickname may not speak.</summary>
    public IReadOnlyDictionary<Nickname, DateTimeOffset> Mutes => _mutes;

    /// <summary>The ban that keeps somebody out; null when there is none.</summary>
    public Ban? Find(Nickname nickname, IPAddress? address, DateTimeOffset now) =>
        _bans.Find(ban => !ban.IsOver(now) && ban.Holds(nickname, address));

    /// <summary>Adds a ban, and forgets those that are over.</summary>
    public void Add(Ban ban, DateTimeOffset now)
    {
        _bans.RemoveAll(old => old.IsOver(now) || (old.Nickname == ban.Nickname && old.Addresses == ban.Addresses));
        _bans.Add(ban);
    }

    /// <summary>Ends the bans of a nickname or an address.</summary>
    public void RemoveBans(string whom) => _bans.RemoveAll(ban => ban.IsNamedBy(whom));

    /// <summary>Until when a nickname may not speak; long ago for one that may.</summary>
    public DateTimeOffset MutedUntil(Nickname nickname) => _mutes.GetValueOrDefault(nickname);

    /// <summary>A nickname may not speak until a time; forgets the mutes that are over.</summary>
    public void Mute(Nickname nickname, DateTimeOffset until, DateTimeOffset now)
    {
        foreach (var (muted, end) in _mutes)
        {
            if (end <= now)
                _mutes.Remove(muted);
        }
        _mutes[nickname] = until;
    }

    /// <summary>A nickname may speak again.</summary>
    public void Unmute(Nickname nickname) => _mutes.Remove(nickname);
}
