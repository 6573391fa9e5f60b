using System.Globalization;
using System.Security.Cryptography;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Rooms.Rules;

/// <content>Registered nicknames: who may register, log in and change a password.</content>
internal sealed partial class Room
{
    /// <summary>How long a member may be called by a registered nickname without having logged in.</summary>
    public static readonly TimeSpan LoginTimeout = TimeSpan.FromSeconds(30);

    // Each is a few hundred bytes in the room's memory and in every snapshot.
    private const int MaxAccounts = 100_000;

    private readonly Dictionary<Nickname, Account> _accounts = [];

    /// <summary>The registered nicknames.</summary>
    public IReadOnlyDictionary<Nickname, Account> Accounts => _accounts;

    /// <summary>Adds an account that the log has.</summary>
    public void Restore(Account account) => _accounts[account.Name] = account;

    /// <summary>A member wants to change something about its nickname's account, or to log in. <see cref="Apply"/> does it.</summary>
    /// <param name="member">The member.</param>
    /// <param name="change">What.</param>
    /// <param name="credential">The hash of a password, or a key.</param>
    public CommandResult ChangeAccount(MemberId member, AccountChange change, string credential)
    {
        var present = _present[member];
        _accounts.TryGetValue(present.Nickname, out var account);
        if (change == AccountChange.Registered && account is not null && present.IsLoggedIn && KeyCredential.Is(credential))
            change = AccountChange.KeyAdded;
        return Refuse(present, account, change, credential) is { } refusal
            ? CommandResult.Refuse(refusal)
            : CommandResult.Accept(new RoomEvent.AccountChanged(present.Nickname, change));
    }

    /// <summary>The hash of the password of a member's nickname, for whoever checks one; or why there is nothing to check.</summary>
    public RoomAnswer FindPassword(MemberId member)
    {
        var present = _present[member];
        if (!_accounts.TryGetValue(present.Nickname, out var account))
            return new RoomAnswer.Refused(NotRegistered(present));
        if (present.IsLoggedIn)
            return new RoomAnswer.Refused($"you are logged in as {present.Nickname} already");
        return account.Password.Length > 0
            ? new RoomAnswer.PasswordOf(present.Nickname, account.Password)
            : new RoomAnswer.Refused($"{present.Nickname} has no password, only a key: log in with the client that registered it, or /nick NICKNAME takes another");
    }

    /// <summary>A member that has not logged in in time takes a guest's name; null if it need not any more.</summary>
    public RoomEvent.Renamed? BecomeGuest(MemberId member, DateTimeOffset now)
    {
        if (!_present.TryGetValue(member, out var present) || present.LoginUntil is not { } until || until > now)
            return null;
        var old = present.Nickname;
        SetNickname(member, present, FindGuestName(), now);
        return new RoomEvent.Renamed(old, present.Nickname);
    }

    private ServerText? Refuse(PresentMember present, Account? account, AccountChange change, string credential) => change switch
    {
        AccountChange.Registered when present.IsLoggedIn && account is not null =>
            $"{present.Nickname} is registered already: /passwd PASSWORD changes the password",
        AccountChange.Registered when account is not null =>
            $"{present.Nickname} is registered already: /login PASSWORD if it is yours, or /nick NICKNAME takes another",
        AccountChange.Registered when _accounts.Count >= MaxAccounts =>
            $"so many nicknames are registered here that no more can be: ask an operator",
        AccountChange.Registered => null,
        _ when account is null => NotRegistered(present),
        AccountChange.LoggedIn when present.IsLoggedIn => $"you are logged in as {present.Nickname} already",
        AccountChange.LoggedIn when !account.IsOpenedBy(credential) =>
            $"that does not open {present.Nickname}: /login PASSWORD, or /nick NICKNAME takes another",
        AccountChange.LoggedIn => null,
        _ when !present.IsLoggedIn => MustLogIn(present),
        AccountChange.KeyAdded when account.IsOpenedBy(credential) => $"this key opens {present.Nickname} already",
        AccountChange.KeyAdded when account.Keys.Count >= Account.MaxKeys =>
            $"{Account.MaxKeys} keys open {present.Nickname} already: /unregister and /register begin again",
        _ => null,
    };

    private static ServerText NotRegistered(PresentMember present) => $"{present.Nickname} is not registered: /register PASSWORD does that";

    private static ServerText MustLogIn(PresentMember present) =>
        $"{present.Nickname} is registered: /login PASSWORD first, or /nick NICKNAME takes another";

    private void ApplyAccount(RoomEvent.AccountChanged e, LoggedEvent logged)
    {
        var name = e.Who;
        switch (e.Change)
        {
            case AccountChange.Registered:
                _accounts[name] = new Account(name, "", []).With(logged.Credential);
                break;
            case AccountChange.PasswordChanged or AccountChange.KeyAdded:
                _accounts[name] = _accounts[name].With(logged.Credential);
                break;
            case AccountChange.Unregistered:
                _accounts.Remove(name);
                foreach (var present in _present.Values.Where(present => present.Account == name))
                    present.Account = null;
                break;
        }
        if (e.Change is AccountChange.Registered or AccountChange.LoggedIn && _present.TryGetValue(logged.By, out var member))
        {
            member.Account = name;
            member.LoginUntil = null;
        }
    }

    // Whoever is called by a registered nickname has to log in, unless it has.
    private void AwaitLogin(PresentMember present, DateTimeOffset now) =>
        present.LoginUntil = _accounts.ContainsKey(present.Nickname) && !present.IsLoggedIn ? now + LoginTimeout : null;

    private Nickname FindGuestName()
    {
        for (var bound = 1_000; ; bound *= 10)
        {
            var guest = Nickname.Restore(string.Create(CultureInfo.InvariantCulture, $"guest{RandomNumberGenerator.GetInt32(bound)}"));
            if (IsFree(guest))
                return guest;
            bound = Math.Min(bound, int.MaxValue / 100);
        }
    }
}
