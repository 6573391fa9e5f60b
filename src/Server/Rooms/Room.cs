using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms;

/// <summary>
/// The rules: who is here, under which name, and who may do what. Knows no actors and no bytes. Each rule is checked before
/// anything is changed, so a command that fails leaves the room as it was.
/// </summary>
internal sealed class Room
{
    private readonly Dictionary<ConnectionId, Nickname> _nicknames = [];
    private readonly Dictionary<Nickname, ConnectionId> _members = [];
    private IReadOnlyList<Nickname>? _sorted;

    /// <summary>How many are here.</summary>
    public int Count => _members.Count;

    /// <summary>Everybody who is here, in alphabetical order.</summary>
    public IReadOnlyList<Nickname> Members => _sorted ??= [.. _members.Keys.OrderBy(nickname => nickname.Key, StringComparer.Ordinal)];

    /// <summary>What a member is called.</summary>
    public Nickname NameOf(ConnectionId member) => _nicknames[member];

    /// <summary>Somebody new comes in.</summary>
    public Ruling Join(ConnectionId newcomer, Nickname nickname)
    {
        if (_members.TryGetValue(nickname, out _))
            return Taken(nickname);
        _nicknames.Add(newcomer, nickname);
        _members.Add(nickname, newcomer);
        _sorted = null;
        return Ruling.Accept(new RoomEvent.Joined(nickname));
    }

    /// <summary>A member says something to everybody.</summary>
    public Ruling Say(ConnectionId member, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return Ruling.Accept(new RoomEvent.Said(NameOf(member), text));
    }

    /// <summary>A member does something.</summary>
    public Ruling Act(ConnectionId member, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return Ruling.Accept(new RoomEvent.Acted(NameOf(member), text));
    }

    /// <summary>A member takes another name; the same one in other letters, such as Alice for alice, is another.</summary>
    public Ruling Rename(ConnectionId member, Nickname nickname)
    {
        var old = NameOf(member);
        if (old.Text == nickname.Text)
            return Ruling.Refuse($"you are called {nickname} already");
        if (_members.TryGetValue(nickname, out var owner) && owner != member)
            return Taken(nickname);
        _members.Remove(old);
        _members.Add(nickname, member);
        _nicknames[member] = nickname;
        _sorted = null;
        return Ruling.Accept(new RoomEvent.Renamed(old, nickname));
    }

    /// <summary>A member goes.</summary>
    public Ruling Leave(ConnectionId member)
    {
        var nickname = NameOf(member);
        _nicknames.Remove(member);
        _members.Remove(nickname);
        _sorted = null;
        return Ruling.Accept(new RoomEvent.Left(nickname));
    }

    /// <summary>Finds the one to whom a member wants to speak alone.</summary>
    /// <returns>Null when the addressee is here; otherwise why it cannot be spoken to.</returns>
    public string? Address(ConnectionId member, Nickname nickname, out ConnectionId addressee)
    {
        if (!_members.TryGetValue(nickname, out addressee))
            return $"nobody here is called {nickname}: /who lists who is here";
        return addressee == member ? $"you are {nickname} yourself: name somebody else" : null;
    }

    private static Ruling Taken(Nickname nickname) => Ruling.Refuse($"somebody here is called {nickname} already: choose another nickname");
}
