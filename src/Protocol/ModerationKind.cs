namespace AkkaChat.Protocol;

/// <summary>What an operator does. The log has these numbers: add to the end only.</summary>
public enum ModerationKind
{
    /// <summary>Somebody has become an operator.</summary>
    Op,

    /// <summary>The topic is another.</summary>
    Topic,

    /// <summary>The message of the day is another.</summary>
    Motd,

    /// <summary>Something is announced to everybody.</summary>
    Announce,

    /// <summary>A member is removed, and may come back.</summary>
    Kick,

    /// <summary>A member may say nothing to everybody for some time.</summary>
    Mute,

    /// <summary>A member may speak again.</summary>
    Unmute,

    /// <summary>A nickname or an address may not come in.</summary>
    Ban,

    /// <summary>A ban is over.</summary>
    Unban,

    /// <summary>Everybody may say one line in a time; none for any number.</summary>
    Slow,

    /// <summary>Nobody new comes in.</summary>
    Lock,

    /// <summary>The room is open again.</summary>
    Unlock,

    /// <summary>The server stops after a time; none for not any more.</summary>
    Shutdown,

    /// <summary>Somebody is no operator any more.</summary>
    Deop,
}
