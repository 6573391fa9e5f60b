namespace AkkaChat.Client.Terminal;

/// <summary>What a terminal can do to make a text look different.</summary>
internal enum Look
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
