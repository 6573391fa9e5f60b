using System.Net;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Rooms.Rules;

/// <summary>What the room knows of somebody who is here.</summary>
/// <param name="nickname">What it is called.</param>
/// <param name="since">When it joined.</param>
internal sealed class PresentMember(Nickname nickname, DateTimeOffset since)
{
    /// <summary>After this time without a line somebody counts as idle.</summary>
    public static readonly TimeSpan IdleAfter = TimeSpan.FromMinutes(5);

    private HashSet<MemberId>? _awayNoticed;

    public Nickname Nickname { get; set; } = nickname;

    /// <summary>When it joined.</summary>
    public DateTimeOffset Since { get; } = since;

    /// <summary>When it said something last; before that, when it joined.</summary>
    public DateTimeOffset Active { get; set; } = since;

    /// <summary>Whether it is a program.</summary>
    public bool IsProgram { get; init; }

    /// <summary>Where it comes from; null when that is not known.</summary>
    public IPAddress? Address { get; set; }

    /// <summary>The door by which it came, for operators; null when that is not known.</summary>
    public string? Door { get; set; }

    /// <summary>Whether it is an operator.</summary>
    public bool IsOperator { get; set; }

    /// <summary>The registered nickname that is its own, also while it is called otherwise; null for none.</summary>
    public Nickname? Account { get; set; }

    /// <summary>Whether it has shown that its nickname is its own.</summary>
    public bool IsLoggedIn => Account == Nickname;

    /// <summary>Until when it has to log in; null when it need not.</summary>
    public DateTimeOffset? LoginUntil { get; set; }

    /// <summary>Until when it may say nothing to everybody; long ago when it may.</summary>
    public DateTimeOffset MutedUntil { get; set; }

    /// <summary>When it said something to everybody last.</summary>
    public DateTimeOffset LastSaid { get; set; }

    /// <summary>What it says about being away; null while it is not.</summary>
    public string? Away { get; private set; }

    /// <summary>How it wants its lines, as its relay writes it; empty for nothing.</summary>
    public string Preferences { get; set; } = "";

    /// <summary>Who said something to it alone last; null when nobody has.</summary>
    public MemberId? LastWhisperer { get; set; }

    /// <summary>It is away from now on; null when it is not any more.</summary>
    public void SetAway(string? text)
    {
        Away = text;
        _awayNoticed = null;
    }

    /// <summary>Whether somebody is told for the first time that it is away.</summary>
    public bool NeedsAwayNotice(MemberId who) => Away is not null && _awayNoticed?.Contains(who) != true;

    /// <summary>Somebody has been told that it is away.</summary>
    public void NoteAwayNotice(MemberId who) => (_awayNoticed ??= []).Add(who);

    /// <summary>What the list of members says behind its nickname; empty for most.</summary>
    /// <param name="now">The time.</param>
    /// <param name="forOperator">Whether an operator reads it, who is also told by which door somebody came.</param>
    public ServerText Note(DateTimeOffset now, bool forOperator)
    {
        List<ServerText> notes = [];
        if (IsOperator)
            notes.Add($"operator");
        if (IsProgram)
            notes.Add($"program");
        if (forOperator && Door is not null)
            notes.Add($"by {Door}");
        if (Away is not null)
            notes.Add($"away");
        else if (now - Active >= IdleAfter)
            notes.Add($"idle {DurationText.Of(now - Active)}");
        return notes.Count == 0 ? ServerText.Empty : ServerText.List(notes);
    }

    /// <summary>All about it, in a sentence.</summary>
    /// <param name="now">The time.</param>
    /// <param name="forOperator">Whether an operator reads it, who is also told by which door somebody came.</param>
    public ServerText Describe(DateTimeOffset now, bool forOperator)
    {
        ServerText account = Account switch
        {
            null => ServerText.Empty,
            _ when IsLoggedIn => $" (registered)",
            { } name => $" (registered as {name})",
        };
        ServerText kind = this switch
        {
            { IsOperator: true } => $", an operator,",
            { IsProgram: true } => $", a program,",
            _ => ServerText.Empty,
        };
        ServerText door = forOperator && Door is not null ? $" by {Door}" : ServerText.Empty;
        ServerText idle = now - Active >= TimeSpan.FromMinutes(1) ? $", said nothing for {DurationText.Of(now - Active)}" : ServerText.Empty;
        ServerText away = Away switch { null => ServerText.Empty, "" => $", is away", _ => $", is away: {Away}" };
        return $"{Nickname}{account}{kind} is here{door} since {Since.UtcDateTime:yyyy-MM-dd HH:mm} UTC{idle}{away}";
    }
}
