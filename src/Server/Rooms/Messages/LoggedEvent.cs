using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms.Messages;

/// <summary>An event as the log has it.</summary>
/// <param name="Event">
/// What happened; null when it is nothing that a member is told: one has moved to another relay, or wants its lines in another way, or
/// whispers are not recorded.
/// </param>
/// <param name="By">Who did it.</param>
/// <param name="Who">Its nickname before the event.</param>
/// <param name="Stamp">Its number and time.</param>
internal sealed record LoggedEvent(RoomEvent? Event, MemberId By, Nickname Who, Stamp Stamp)
{
    /// <summary>The relay whose command brought it about.</summary>
    public int Relay { get; init; }

    /// <summary>The relay's number of that command; 0 when nobody asked for it.</summary>
    public long Command { get; init; }

    /// <summary>The client's own number of the line that brought it about; 0 for none.</summary>
    public long Line { get; init; }

    /// <summary>Whom a whisper is for, or whom an operator's command concerns.</summary>
    public MemberId To { get; init; }

    /// <summary>The addresses that an operator has banned.</summary>
    public AddressRange? Addresses { get; init; }

    /// <summary>The hash of the password, or the key, of a change of an account; empty for every other event.</summary>
    public string Credential { get; init; } = "";

    /// <summary>Whether a member that joined or was renamed has to log in now: its nickname is registered.</summary>
    public bool MustLogIn { get; init; }

    /// <summary>The text for a member that an operator removed; null for every other event.</summary>
    public ServerText? Removal { get; init; }

    /// <summary>Where the member is served from now on that joined or moved; null for every other event.</summary>
    public Placement? Placement { get; init; }

    /// <summary>How the member wants its lines from now on, as its relay writes it; null for every other event.</summary>
    public string? Preferences { get; init; }

    /// <summary>Who left, when several left at once.</summary>
    public IReadOnlyList<MemberId> Together { get; init; } = [];

    /// <summary>Whether a member leaves because it asked for it.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Whether a member may see it.</summary>
    public bool IsVisibleTo(MemberId member) => Event switch
    {
        null => false,
        RoomEvent.Whispered => By == member || To == member,
        _ => !IsForItsAuthor || By == member,
    };

    /// <summary>Whether who did it alone sees it. Nobody else sees addresses.</summary>
    public bool IsForItsAuthor => Event switch
    {
        RoomEvent.WentAway or RoomEvent.EndedAway or RoomEvent.AccountChanged => true,
        RoomEvent.Moderated { Kind: ModerationKind.Motd or ModerationKind.Unban } => true,
        RoomEvent.Moderated { Kind: ModerationKind.Ban } => To == default && Addresses is not null,
        _ => false,
    };
}

/// <summary>Where a member is served.</summary>
/// <param name="Relay">By which relay.</param>
/// <param name="Client">The hash of its token, if its client is resumable; else null.</param>
internal sealed record Placement(int Relay, SecretHash? Client)
{
    /// <summary>Whether the client has said that it is a program.</summary>
    public bool IsProgram { get; init; }

    /// <summary>The hash of the code with which the member can rejoin; null for none.</summary>
    public SecretHash? Code { get; init; }

    /// <summary>The hash of the code with which it rejoined; null for none.</summary>
    public SecretHash? UsedCode { get; init; }
}
