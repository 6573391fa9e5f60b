using System.Net;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Rooms.Rules;

/// <summary>
/// The rules: who is here, under which name, and who may do what. Knows no actors and no bytes. Each rule is checked before
/// anything is changed, so a command that fails leaves the room as it was.
/// </summary>
/// <param name="reserved">Nicknames that nobody may have; null for none.</param>
internal sealed partial class Room(ReservedNicknames? reserved = null)
{
    // How many suggestions are tried in place of a nickname that is taken.
    private const int MaxSuggestions = 20;

    private readonly Dictionary<MemberId, PresentMember> _present = [];
    private readonly Dictionary<Nickname, MemberId> _members = [];
    private IReadOnlyList<Nickname>? _sorted;

    /// <summary>How many are here.</summary>
    public int Count => _members.Count;

    /// <summary>Everybody who is here, in alphabetical order.</summary>
    public IReadOnlyList<Nickname> Members => _sorted ??= [.. _members.Keys.OrderBy(nickname => nickname.Key, StringComparer.Ordinal)];

    /// <summary>Whether this is a member.</summary>
    public bool Has(MemberId member) => _present.ContainsKey(member);

    /// <summary>What a member is called.</summary>
    public Nickname NameOf(MemberId member) => _present[member].Nickname;

    /// <summary>Everybody who is here.</summary>
    public IReadOnlyDictionary<MemberId, PresentMember> Present => _present;

    /// <summary>Finds who is called so.</summary>
    public MemberId? Find(Nickname nickname) => _members.TryGetValue(nickname, out var member) ? member : null;

    /// <summary>Has a member be here as the log says, whatever the rules say now.</summary>
    public void Restore(MemberId member, PresentMember present)
    {
        _present[member] = present;
        _members[present.Nickname] = member;
        ForgetList();
    }

    /// <summary>Somebody new comes in.</summary>
    public CommandResult Join(MemberId newcomer, Nickname nickname, DateTimeOffset now, bool isProgram = false, IPAddress? address = null)
    {
        if (RefuseEntry(nickname, address, now) is { } refusal)
            return CommandResult.RefuseEntry(refusal);
        if (reserved?.Contains(nickname) == true)
            return Reserved(nickname);
        if (_members.TryGetValue(nickname, out var owner))
            return Taken(owner, nickname);
        var present = new PresentMember(nickname, now)
        {
            IsProgram = isProgram,
            Address = address,
            MutedUntil = Moderation.MutedUntil(nickname),
        };
        AwaitLogin(present, now);
        _present.Add(newcomer, present);
        _members.Add(nickname, newcomer);
        ForgetList();
        return CommandResult.Accept(new RoomEvent.Joined(nickname));
    }

    /// <summary>A member takes another name; the same one in other letters, such as Alice for alice, is another.</summary>
    public CommandResult Rename(MemberId member, Nickname nickname, DateTimeOffset now)
    {
        var present = _present[member];
        var old = present.Nickname;
        if (present.MutedUntil > now)
            return CommandResult.Refuse($"you keep your nickname for another {DurationText.Of(present.MutedUntil - now)}: you may say nothing until then");
        if (Moderation.Find(nickname, address: null, now) is not null)
            return CommandResult.Refuse($"the nickname {nickname} is banned: choose another nickname");
        if (old.Text == nickname.Text)
            return CommandResult.Refuse($"you are called {nickname} already");
        if (reserved?.Contains(nickname) == true)
            return Reserved(nickname);
        if (_members.TryGetValue(nickname, out var owner) && owner != member)
            return Taken(owner, nickname);
        SetNickname(member, present, nickname, now);
        return CommandResult.Accept(new RoomEvent.Renamed(old, nickname));
    }

    /// <summary>A member goes.</summary>
    public CommandResult Leave(MemberId member)
    {
        var nickname = NameOf(member);
        _present.Remove(member);
        _members.Remove(nickname);
        ForgetList();
        UnlockWithoutOperators();
        return CommandResult.Accept(new RoomEvent.Left(nickname));
    }

    private void SetNickname(MemberId member, PresentMember present, Nickname nickname, DateTimeOffset now)
    {
        _members.Remove(present.Nickname);
        _members[nickname] = member;
        present.Nickname = nickname;
        AwaitLogin(present, now);
        ForgetList();
    }

    /// <summary>Says why a text is no nickname, and suggests only one that would be accepted now.</summary>
    public CommandResult Refuse(NicknameRefusal refusal) => CommandResult.Refuse(Describe(refusal), isFinal: true);

    private ServerText Describe(NicknameRefusal refusal)
    {
        var free = refusal.Suggestion is { } like ? FindFree(like) : null;
        return (refusal with { Suggestion = free }).Text;
    }

    private static CommandResult Reserved(Nickname nickname) =>
        CommandResult.Refuse($"the nickname {nickname} could pass for the room itself: choose another nickname", isFinal: true);

    private CommandResult Taken(MemberId owner, Nickname nickname)
    {
        var name = NameOf(owner).Text;
        ServerText likeness = name == nickname.Text ? ServerText.Empty : $", which looks like {nickname}";
        var refusal = new NicknameRefusal($"somebody here is called {name} already{likeness}: choose another nickname", nickname);
        return CommandResult.Refuse(Describe(refusal));
    }

    private bool IsFree(Nickname nickname) =>
        !_members.ContainsKey(nickname) && !_accounts.ContainsKey(nickname) && reserved?.Contains(nickname) != true;

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
