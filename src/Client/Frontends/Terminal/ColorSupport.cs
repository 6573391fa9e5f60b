namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>What a terminal can do to make a text colorSupport different.</summary>
internal enum ColorSupport
{
    /// <summary>Nothing.</summary>
    Text,

    /// <summary>Bold, dim and reverse, but no colours.</summary>
    Styles,

    /// <summary>16 colours.</summary>
    Colours,

    /// <summary>256 colours.</summary>
    ManyColours,
}
