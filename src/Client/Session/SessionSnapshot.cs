using System.Collections.Immutable;

namespace AkkaChat.Client.Session;

/// <summary>The state of a <see cref="ClientSession"/> at one moment. Readers take one snapshot and use only that.</summary>
internal sealed record SessionSnapshot
{
    /// <summary>What the server asks to sign; null for nothing.</summary>
    public string? Challenge { get; init; }

    /// <summary>The user's nickname; null before the user has chosen one.</summary>
    public string? Nickname { get; init; }

    /// <summary>The members' nicknames, in order.</summary>
    public ImmutableSortedSet<string> Members { get; init; } = MemberNames.None;

    /// <summary>Whether <see cref="Members"/> are all who are here; otherwise only those of whom the client has heard.</summary>
    public bool AreMembersKnown { get; init; }

    /// <summary>The other members that have spoken, the latest first; some of them may have left.</summary>
    public ImmutableList<string> RecentSpeakers { get; init; } = [];

    /// <summary>The sender of the latest private message to the user; null before the first.</summary>
    public string? LastWhisperer { get; init; }

    /// <summary>The user's lines that have not come back yet.</summary>
    public IReadOnlyList<string> PendingLines { get; init; } = [];

    /// <summary>How many of the user's lines the server has not acknowledged.</summary>
    public int UnackedCount { get; init; }

    /// <summary>How many of the user's lines the server has refused.</summary>
    public int RefusedCount { get; init; }

    /// <summary>How many lines the user has submitted.</summary>
    public int SubmittedCount { get; init; }

    /// <summary>Whether the user has submitted the command to leave.</summary>
    public bool HasSubmittedQuit { get; init; }

    /// <summary>Whether the user will submit no more lines.</summary>
    public bool HasInputEnded { get; init; }

    /// <summary>Whether the user leaves, so that the end of the connection is no failure.</summary>
    public bool IsLeaving { get; init; }

    /// <summary>Whether the session is connected and the server takes lines.</summary>
    public bool IsJoined { get; init; }

    /// <summary>Whether the session was ever joined.</summary>
    public bool WasJoined { get; init; }

    /// <summary>Why the server did not let the user in; null when it did, or has not answered.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether <see cref="Refusal"/> applies to any nickname: the server is full, for instance.</summary>
    public bool IsConnectionRefused { get; init; }

    /// <summary>Whether the server has refused the nickname, and no other one was chosen. Nobody joins with it, even if it becomes free.</summary>
    public bool IsNicknameRefused { get; init; }

    /// <summary>Whether the server would refuse this nickname later too, whoever is in the room then.</summary>
    public bool IsRefusalFinal { get; init; }

    /// <summary>The server's last line before it closed the connection; null while joined.</summary>
    public string? Farewell { get; init; }

    /// <summary>
    /// Where the server's last goodbye said that the session can go on: addresses with commas between them; empty for nowhere else.
    /// </summary>
    public string OtherNodes { get; init; } = "";

    /// <summary>Whether the server has closed the connection for good: an operator has removed the user, or nobody new comes in.</summary>
    public bool IsRemoved => Farewell?.StartsWith("! ", StringComparison.Ordinal) == true;

    /// <summary>Why the latest connection failed; null while connected, or when the server closed it.</summary>
    public Exception? ConnectionError { get; init; }

    /// <summary>The round-trip time of the latest ping; null before the first answer.</summary>
    public TimeSpan? Lag { get; init; }

    /// <summary>Since when there has been no connection; null while there is one, and before the first attempt has failed.</summary>
    public DateTimeOffset? DisconnectedSince { get; init; }

    /// <summary>
    /// Since when the server, connected or not, has had something to answer and has said nothing; null when it has nothing to answer.
    /// </summary>
    public DateTimeOffset? SilentSince { get; init; }

    /// <summary>Whether the user has to choose a nickname, or another one.</summary>
    public bool NeedsNickname => !IsJoined && LacksNickname;

    /// <summary>Whether there is no nickname to join with.</summary>
    public bool LacksNickname => Nickname is null || IsNicknameRefused;

    /// <summary>How many of the user's lines the server has executed.</summary>
    public int AckedCount => SubmittedCount - UnackedCount;

    /// <summary>How long the server has been silent.</summary>
    public TimeSpan SilentFor(DateTimeOffset now) => now - (SilentSince ?? now);

    /// <summary>How long there has been no connection.</summary>
    public TimeSpan DisconnectedFor(DateTimeOffset now) => now - (DisconnectedSince ?? now);
}
