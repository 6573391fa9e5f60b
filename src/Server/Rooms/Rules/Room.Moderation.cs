using System.Diagnostics.CodeAnalysis;
using System.Net;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Rooms.Rules;

/// <content>What operators may do, and to whom.</content>
internal sealed partial class Room
{
    /// <summary>What operators have laid down.</summary>
    public ModerationState Moderation { get; } = new();

    /// <summary>A member wants to do what operators do. <see cref="Apply"/> does it.</summary>
    public ModerationResult Moderate(MemberId member, RoomCommands.Moderate command, DateTimeOffset now)
    {
        var by = _present[member];
        if (command.Kind == ModerationKind.Op && by.IsOperator)
            return ModerationResult.Refuse($"you are an operator already");
        if (command.Kind == ModerationKind.Op)
            return ModerationResult.Accept(new RoomEvent.Moderated(by.Nickname, ModerationKind.Op));
        if (!by.IsOperator)
            return ModerationResult.Refuse(ForOperators);
        var happened = new RoomEvent.Moderated(by.Nickname, command.Kind, command.Whom, command.For, command.Text);
        return command.Kind switch
        {
            ModerationKind.Kick or ModerationKind.Mute or ModerationKind.Unmute => ModerateMember(member, happened, now),
            ModerationKind.Ban when AddressRange.TryParse(command.Whom, out var range) => Ban(happened, range),
            ModerationKind.Ban => Ban(member, happened, now),
            ModerationKind.Unban when !Moderation.Bans.Any(ban => ban.IsNamedBy(command.Whom)) =>
                ModerationResult.Refuse($"{command.Whom} is not banned: /bans lists who is"),
            ModerationKind.Lock when Moderation.IsLocked =>
                ModerationResult.Refuse($"the room is locked already: /lock off opens it"),
            ModerationKind.Unlock when !Moderation.IsLocked =>
                ModerationResult.Refuse($"the room is open already: /lock on locks it"),
            _ => ModerationResult.Accept(happened),
        };
    }

    /// <summary>Topic and message of the day for everybody, the bans for operators.</summary>
    public RoomAnswer Show(MemberId member, ModerationKind what, DateTimeOffset now) => what switch
    {
        ModerationKind.Topic => Lines(Moderation.Topic switch { "" => $"there is no topic", var topic => $"topic: {topic}" }),
        ModerationKind.Motd => Lines(Moderation.Motd.Length == 0 ? $"there is no message of the day" : ServerText.Verbatim(Moderation.Motd)),
        _ when !_present[member].IsOperator => new RoomAnswer.Refused(ForOperators),
        _ => Lines([.. DescribeBans(now).DefaultIfEmpty<ServerText>($"nobody is banned")]),
    };

    private static readonly ServerText ForOperators = $"that is for operators: /op PASSWORD makes you one";

    private static RoomAnswer.Lines Lines(params ServerText[] lines) => new(lines);

    private IEnumerable<ServerText> DescribeBans(DateTimeOffset now) =>
        Moderation.Bans.Where(ban => !ban.IsOver(now)).Select(ban => ban.Describe(now));

    private ModerationResult ModerateMember(MemberId by, RoomEvent.Moderated happened, DateTimeOffset now)
    {
        if (happened.Kind is not ModerationKind.Kick && IsAway(happened.Whom, out var account))
        {
            var isMuted = Moderation.MutedUntil(account) > now;
            return happened.Kind == ModerationKind.Unmute && !isMuted
                ? NotMuted(account)
                : ModerationResult.Accept(happened with { Whom = account.Text });
        }
        if (!TryFindSubject(by, happened.Whom, out var subject, out var refusal))
            return ModerationResult.Refuse(refusal);
        var present = _present[subject];
        happened = happened with { Whom = present.Nickname.Text };
        if (happened.Kind == ModerationKind.Unmute && present.MutedUntil <= now)
            return NotMuted(present.Nickname);
        return ModerationResult.Accept(happened) with { To = subject, Removed = happened.Kind == ModerationKind.Kick ? [subject] : [] };
    }

    private static ModerationResult NotMuted(Nickname nickname) =>
        ModerationResult.Refuse($"{nickname} is not muted: /mute NICKNAME 10m does that");

    /// <summary>Bans a nickname with its account, and the address of who has it.</summary>
    private ModerationResult Ban(MemberId by, RoomEvent.Moderated happened, DateTimeOffset now)
    {
        if (IsAway(happened.Whom, out var account))
            return ModerationResult.Accept(happened with { Whom = account.Text });
        if (!TryFindSubject(by, happened.Whom, out var subject, out var refusal))
            return ModerationResult.Refuse(Find(Nickname.Restore(happened.Whom)) is null ? $"{refusal}, or ban an address" : refusal);
        var present = _present[subject];
        var addresses = present.Address is { } address && !IsOfOperator(AddressRange.Around(address)) ? AddressRange.Around(address) : null;
        happened = happened with { Whom = present.Nickname.Text };
        return ModerationResult.Accept(happened) with { To = subject, Addresses = addresses, Removed = [subject] };
    }

    // Registered, and nobody here is called so.
    private bool IsAway(string whom, out Nickname account)
    {
        account = Nickname.Restore(whom);
        return Find(account) is null && _accounts.ContainsKey(account);
    }

    private ModerationResult Ban(RoomEvent.Moderated happened, AddressRange range)
    {
        if (IsOfOperator(range))
            return ModerationResult.Refuse($"an operator is at {range}: ban a nickname, or fewer addresses");
        var there = _present.Where(pair => pair.Value.Address is { } address && range.Contains(address)).Select(pair => pair.Key);
        return ModerationResult.Accept(happened with { Whom = range.Text }) with { Addresses = range, Removed = [.. there] };
    }

    // Banning it would keep the operator out as well.
    private bool IsOfOperator(AddressRange range) =>
        _present.Values.Any(present => present is { IsOperator: true, Address: { } address } && range.Contains(address));

    private bool TryFindSubject(MemberId by, string whom, out MemberId subject, [NotNullWhen(false)] out ServerText? refusal)
    {
        if (TryFindOther(by, Nickname.Restore(whom), out subject, out refusal) && _present[subject].IsOperator)
            refusal = $"{_present[subject].Nickname} is an operator too: operators do nothing to each other";
        return refusal is null;
    }

    /// <summary>Why somebody may not come in now; null if it may.</summary>
    public ServerText? RefuseEntry(Nickname nickname, IPAddress? address, DateTimeOffset now)
    {
        if (Moderation.Find(nickname, address, now) is { } ban)
            return ban.Refusal(now);
        if (Moderation.IsLocked)
            return $"the room is locked, and nobody new comes in: try later";
        return null;
    }

    /// <summary>Why a member may not speak now; null if it may.</summary>
    private ServerText? RefuseSpeech(PresentMember member, DateTimeOffset now)
    {
        if (member.LoginUntil is not null)
            return MustLogIn(member);
        if (member.MutedUntil > now)
            return $"you may say nothing for another {DurationText.Of(member.MutedUntil - now)}: operators still get your /msg";
        if (Moderation.SlowMode > TimeSpan.Zero && !member.IsOperator && member.LastSaid + Moderation.SlowMode - now is { Ticks: > 0 } wait)
            return $"everybody may say one line in {DurationText.Of(Moderation.SlowMode)}: wait {Math.Ceiling(wait.TotalSeconds):0} s and send it again";
        return null;
    }

    private void ApplyModeration(RoomEvent.Moderated e, LoggedEvent logged)
    {
        var (now, until) = (logged.Stamp.Time, logged.Stamp.Time + e.For);
        switch (e.Kind)
        {
            case ModerationKind.Op when _present.TryGetValue(logged.By, out var member):
                member.IsOperator = true;
                ForgetList();
                break;
            case ModerationKind.Deop when _present.TryGetValue(logged.By, out var former):
                former.IsOperator = false;
                ForgetList();
                UnlockWithoutOperators();
                break;
            case ModerationKind.Topic:
                Moderation.Topic = e.Text;
                break;
            case ModerationKind.Motd:
                Moderation.Motd = e.Text;
                break;
            case ModerationKind.Mute or ModerationKind.Unmute:
                Mute(logged.To, Nickname.Restore(e.Whom), until ?? default, now);
                break;
            case ModerationKind.Ban:
                var nickname = logged.To == default && logged.Addresses is not null ? (Nickname?)null : Nickname.Restore(e.Whom);
                Moderation.Add(new Ban(nickname, logged.Addresses, until, e.Who, e.Text) { Account = OtherAccountOf(logged.To) }, now);
                break;
            case ModerationKind.Unban:
                Moderation.RemoveBans(e.Whom);
                break;
            case ModerationKind.Slow:
                Moderation.SlowMode = e.For ?? TimeSpan.Zero;
                break;
            case ModerationKind.Lock or ModerationKind.Unlock:
                Moderation.IsLocked = e.Kind == ModerationKind.Lock;
                break;
        }
    }

    /// <summary>Mutes a nickname, and the account of the member that it concerns.</summary>
    private void Mute(MemberId member, Nickname nickname, DateTimeOffset until, DateTimeOffset now)
    {
        foreach (var name in OtherAccountOf(member) is { } account ? [nickname, account] : new[] { nickname })
        {
            if (until > now)
                Moderation.Mute(name, until, now);
            else
                Moderation.Unmute(name);
        }
        if (_present.TryGetValue(member, out var present))
            present.MutedUntil = until;
    }

    private Nickname? OtherAccountOf(MemberId member) =>
        _present.TryGetValue(member, out var present) && !present.IsLoggedIn ? present.Account : null;

    // Nobody could open the room any more.
    private void UnlockWithoutOperators() =>
        Moderation.IsLocked = Moderation.IsLocked && _present.Values.Any(present => present.IsOperator);
}
