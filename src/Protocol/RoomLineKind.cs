namespace AkkaChat.Protocol;

/// <summary>What a <see cref="RoomLine"/> is.</summary>
public enum RoomLineKind
{
    /// <summary>A member said a text to everybody.</summary>
    Said,

    /// <summary>A member described an action: <c>/me waves</c>.</summary>
    Acted,

    /// <summary>A member said many lines at once.</summary>
    Pasted,

    /// <summary>A member joined.</summary>
    Joined,

    /// <summary>A member left.</summary>
    Left,

    /// <summary>Several members left at once.</summary>
    LeftTogether,

    /// <summary>A member changed the nickname.</summary>
    Renamed,

    /// <summary>A member sent a private message.</summary>
    Whispered,

    /// <summary>The nicknames of all members.</summary>
    MemberList,

    /// <summary>The server informs one client, or an event of another kind.</summary>
    Notice,

    /// <summary>The server refuses something.</summary>
    Refusal,
}
