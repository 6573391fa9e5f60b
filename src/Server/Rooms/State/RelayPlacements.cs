using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Rooms.State;

/// <summary>Which relay serves which member, and how far each relay's commands have been applied.</summary>
internal sealed class RelayPlacements
{
    private readonly Dictionary<MemberId, int> _relays = [];
    private readonly Dictionary<int, long> _applied = [];
    private readonly Dictionary<int, string> _names = [];

    /// <summary>Each relay's last command that brought something about.</summary>
    public IReadOnlyDictionary<int, long> Applied => _applied;

    /// <summary>All relays that serve members, or have.</summary>
    public IReadOnlyList<int> Known => [.. _relays.Values.Union(_applied.Keys)];

    /// <summary>A relay's last command that brought something about; 0 for none.</summary>
    public long AppliedOf(int relay) => _applied.GetValueOrDefault(relay);

    /// <summary>The names of the relays.</summary>
    public IReadOnlyDictionary<int, string> Names => _names;

    /// <summary>A relay's name; empty for one of an earlier version.</summary>
    public string NameOf(int relay) => _names.GetValueOrDefault(relay, "");

    /// <summary>Gives a relay its name.</summary>
    public void SetName(int relay, string name) => _names[relay] = name;

    /// <summary>The relay that serves a member.</summary>
    public int RelayOf(MemberId member) => _relays.GetValueOrDefault(member);

    /// <summary>Whether a relay serves a member.</summary>
    public bool Serves(int relay, MemberId member) => _relays.TryGetValue(member, out var serves) && serves == relay;

    /// <summary>The members that a relay serves.</summary>
    public IReadOnlyList<MemberId> MembersOf(int relay) => [.. _relays.Where(pair => pair.Value == relay).Select(pair => pair.Key)];

    /// <summary>A relay serves a member from now on.</summary>
    public void Serve(int relay, MemberId member) => _relays[member] = relay;

    /// <summary>A member is served no more.</summary>
    public void Remove(MemberId member) => _relays.Remove(member);

    /// <summary>A relay's command has brought something about.</summary>
    public void Note(int relay, long command)
    {
        if (command > 0)
            _applied[relay] = command;
    }

    /// <summary>Forgets a relay that is gone.</summary>
    public void Forget(int relay)
    {
        _applied.Remove(relay);
        _names.Remove(relay);
    }
}
