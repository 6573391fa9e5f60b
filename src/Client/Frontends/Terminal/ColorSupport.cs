namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Which styles and colors a terminal can show.</summary>
internal enum ColorSupport
{
    /// <summary>Plain text only.</summary>
    None,

    /// <summary>Bold, dim and reverse, but no colors.</summary>
    Styles,

    /// <summary>16 colors.</summary>
    SixteenColors,

    /// <summary>256 colors.</summary>
    ManyColors,
}
