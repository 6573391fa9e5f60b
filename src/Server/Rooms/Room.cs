using System.Diagnostics.CodeAnalysis;
using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms;

/// <summary>
/// The rules: who is here, under which name, and who may do what. Knows no actors and no bytes. Each rule is checked before
/// anything is changed, so a command that fails leaves the room as it was.
/// </summary>
/// <param name="reserved">Nicknames that nobody may have; null for none.</param>
internal sealed class Room(ReservedNicknames? reserved = null)
{
    // How many suggestions are tried in place of a nickname that is taken.
    private const int MaxSuggestions = 20;

    private readonly Dictionary<MemberId, Nickname> _nicknames = [];
    private readonly Dictionary<Nickname, MemberId> _members = [];
    private IReadOnlyList<Nickname>? _sorted;

    /// <summary>How many are here.</summary>
    public int Count => _members.Count;

    /// <summary>Everybody who is here, in alphabetical order.</summary>
    public IReadOnlyList<Nickname> Members => _sorted ??= [.. _members.Keys.OrderBy(nickname => nickname.Key, StringComparer.Ordinal)];

    /// <summary>Whether this is a member.</summary>
    public bool Has(MemberId member) => _nicknames.ContainsKey(member);

    /// <summary>What a member is called.</summary>
    public Nickname NameOf(MemberId member) => _nicknames[member];

    /// <summary>The members' identifiers.</summary>
    public IReadOnlyCollection<MemberId> Ids => _nicknames.Keys;

    /// <summary>Finds who is called so.</summary>
    public MemberId? Find(Nickname nickname) => _members.TryGetValue(nickname, out var member) ? member : null;

    /// <summary>Has a member have a nickname as the log says, whatever the rules say now.</summary>
    public void Restore(MemberId member, Nickname nickname)
    {
        if (_nicknames.TryGetValue(member, out var old))
            _members.Remove(old);
        _nicknames[member] = nickname;
        _members[nickname] = member;
        _sorted = null;
    }

    /// <summary>Has a member go on under another identifier.</summary>
    public void Replace(MemberId old, MemberId id)
    {
        if (!_nicknames.Remove(old, out var nickname))
            return;
        _nicknames.Add(id, nickname);
        _members[nickname] = id;
    }

    /// <summary>Somebody new comes in.</summary>
    public CommandResult Join(MemberId newcomer, Nickname nickname)
    {
        if (reserved?.Contains(nickname) == true)
            return Reserved(nickname);
        if (_members.TryGetValue(nickname, out var owner))
            return Taken(owner, nickname);
        _nicknames.Add(newcomer, nickname);
        _members.Add(nickname, newcomer);
        _sorted = null;
        return CommandResult.Accept(new RoomEvent.Joined(nickname));
    }

    /// <summary>A member says something to everybody.</summary>
    public CommandResult Say(MemberId member, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return CommandResult.Accept(new RoomEvent.Said(NameOf(member), text));
    }

    /// <summary>A member does something.</summary>
    public CommandResult Act(MemberId member, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return CommandResult.Accept(new RoomEvent.Acted(NameOf(member), text));
    }

    /// <summary>A member takes another name; the same one in other letters, such as Alice for alice, is another.</summary>
    public CommandResult Rename(MemberId member, Nickname nickname)
    {
        var old = NameOf(member);
        if (old.Text == nickname.Text)
            return CommandResult.Refuse($"you are called {nickname} already");
        if (reserved?.Contains(nickname) == true)
            return Reserved(nickname);
        if (_members.TryGetValue(nickname, out var owner) && owner != member)
            return Taken(owner, nickname);
        _members.Remove(old);
        _members.Add(nickname, member);
        _nicknames[member] = nickname;
        _sorted = null;
        return CommandResult.Accept(new RoomEvent.Renamed(old, nickname));
    }

    /// <summary>A member goes.</summary>
    public CommandResult Leave(MemberId member)
    {
        var nickname = NameOf(member);
        _nicknames.Remove(member);
        _members.Remove(nickname);
        _sorted = null;
        return CommandResult.Accept(new RoomEvent.Left(nickname));
    }

    /// <summary>Finds the member to whom another wants to speak alone.</summary>
    /// <param name="member">Who wants to speak.</param>
    /// <param name="nickname">The addressee's nickname.</param>
    /// <param name="addressee">The addressee.</param>
    /// <param name="refusal">Why that is impossible.</param>
    public bool TryFindAddressee(MemberId member, Nickname nickname, out MemberId addressee, [NotNullWhen(false)] out string? refusal)
    {
        if (!_members.TryGetValue(nickname, out addressee))
            refusal = $"nobody here is called {nickname}: /who lists who is here";
        else
            refusal = addressee == member ? $"you are {nickname} yourself: name somebody else" : null;
        return refusal is null;
    }

    /// <summary>Says why a text is no nickname, and suggests only one that would be accepted now.</summary>
    public CommandResult Refuse(NicknameRefusal refusal) => CommandResult.Refuse(Describe(refusal), isFinal: true);

    private string Describe(NicknameRefusal refusal) => $"{refusal with { Suggestion = refusal.Suggestion is { } like ? FindFree(like) : null }}";

    private static CommandResult Reserved(Nickname nickname) =>
        CommandResult.Refuse($"the nickname {nickname} could pass for the room itself: choose another nickname", isFinal: true);

    private CommandResult Taken(MemberId owner, Nickname nickname)
    {
        var name = NameOf(owner).Text;
        var likeness = name == nickname.Text ? "" : $", which looks like {nickname}";
        var refusal = new NicknameRefusal($"somebody here is called {name} already{likeness}: choose another nickname", nickname);
        return CommandResult.Refuse(Describe(refusal));
    }

    private bool IsFree(Nickname nickname) => !_members.ContainsKey(nickname) && reserved?.Contains(nickname) != true;

    // One that would be accepted now; null when none of the first is.
    private Nickname? FindFree(Nickname like)
    {
        if (IsFree(like))
            return like;
        var separator = char.IsDigit(like.Text[^1]) ? "_" : "";
        for (var number = 2; number < 2 + MaxSuggestions; number++)
        {
            if (Nickname.TryParse($"{like}{separator}{number}", out var numbered, out _) && IsFree(numbered))
                return numbered;
        }
        return null;
    }
}
