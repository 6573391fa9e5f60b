using System.Diagnostics.CodeAnalysis;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Rooms.Rules;

/// <content>What members say to everybody and to each other, and whether they are away.</content>
internal sealed partial class Room
{
    /// <summary>A member says something to everybody.</summary>
    public CommandResult Say(MemberId member, string text, DateTimeOffset now) =>
        Speak(member, text, now, static (who, said) => new RoomEvent.Said(who, said));

    /// <summary>A member does something.</summary>
    public CommandResult Act(MemberId member, string text, DateTimeOffset now) =>
        Speak(member, text, now, static (who, done) => new RoomEvent.Acted(who, done));

    /// <summary>A member says many lines to everybody at once.</summary>
    public CommandResult Paste(MemberId member, string text, DateTimeOffset now) =>
        Speak(member, text, now, static (who, pasted) => new RoomEvent.Pasted(who, pasted));

    /// <summary>A member says something to another alone.</summary>
    /// <param name="member">Who speaks.</param>
    /// <param name="nickname">The addressee's nickname.</param>
    /// <param name="text">The text.</param>
    /// <param name="now">The time.</param>
    /// <param name="addressee">The addressee, if it is possible.</param>
    public CommandResult Whisper(MemberId member, Nickname nickname, string text, DateTimeOffset now, out MemberId addressee) =>
        TryFindOther(member, nickname, out addressee, out var refusal)
            ? Whisper(member, addressee, text, now)
            : CommandResult.Refuse(refusal);

    /// <summary>A member answers the last one who spoke to it alone.</summary>
    /// <param name="member">Who speaks.</param>
    /// <param name="text">The text.</param>
    /// <param name="now">The time.</param>
    /// <param name="addressee">The addressee, if it is possible.</param>
    public CommandResult Reply(MemberId member, string text, DateTimeOffset now, out MemberId addressee)
    {
        addressee = default;
        if (_present[member].LastWhisperer is not { } last)
            return CommandResult.Refuse($"nobody has sent you anything alone yet: /msg NICKNAME TEXT begins");
        if (!_present.ContainsKey(last))
            return CommandResult.Refuse($"whoever wrote to you last has left: /who lists who is here");
        addressee = last;
        return Whisper(member, last, text, now);
    }

    /// <summary>A member is away until it says something.</summary>
    public CommandResult GoAway(MemberId member, string text)
    {
        var present = _present[member];
        return present.Away == text
            ? CommandResult.Refuse($"you are away already, with this text: /back, or any line, ends it")
            : CommandResult.Accept(new RoomEvent.WentAway(present.Nickname, text));
    }

    /// <summary>A member is here again.</summary>
    public CommandResult EndAway(MemberId member)
    {
        var present = _present[member];
        return present.Away is null
            ? CommandResult.Refuse($"you are not away: /away begins it")
            : CommandResult.Accept(new RoomEvent.EndedAway(present.Nickname));
    }

    /// <summary>Finds another member by its nickname.</summary>
    /// <param name="member">Who is looking for it.</param>
    /// <param name="nickname">The nickname.</param>
    /// <param name="other">The other member.</param>
    /// <param name="refusal">Why there is none.</param>
    public bool TryFindOther(MemberId member, Nickname nickname, out MemberId other, [NotNullWhen(false)] out ServerText? refusal)
    {
        refusal = null;
        if (!_members.TryGetValue(nickname, out other))
            refusal = NobodyIsCalled(nickname);
        else if (other == member)
            refusal = $"you are {nickname} yourself: name somebody else";
        return refusal is null;
    }

    private CommandResult Speak(MemberId member, string text, DateTimeOffset now, Func<Nickname, string, RoomEvent> happened)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var present = _present[member];
        if (RefuseSpeech(present, now) is { } refusal)
            return CommandResult.Refuse(refusal);
        Spoke(present, now);
        present.LastSaid = now;
        return CommandResult.Accept(happened(present.Nickname, text));
    }

    private CommandResult Whisper(MemberId member, MemberId addressee, string text, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var (from, to) = (_present[member], _present[addressee]);
        if (from.LoginUntil is not null)
            return CommandResult.Refuse(MustLogIn(from));
        if (from.MutedUntil > now && !to.IsOperator)
            return CommandResult.Refuse($"you may write to operators only, for another {DurationText.Of(from.MutedUntil - now)}: /who shows who is one");
        Spoke(from, now);
        return CommandResult.Accept(new RoomEvent.Whispered(from.Nickname, to.Nickname, text) { Away = to.NeedsAwayNotice(member) ? to.Away : null });
    }

    // Whoever says something is here.
    private void Spoke(PresentMember member, DateTimeOffset now)
    {
        member.Active = now;
        if (member.Away is not null)
            SetAway(member, null);
    }

    private void SetAway(PresentMember member, string? text)
    {
        member.SetAway(text);
        ForgetList();
    }

    private static ServerText NobodyIsCalled(Nickname nickname) => $"nobody here is called {nickname}: /who lists who is here";
}
