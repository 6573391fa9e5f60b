namespace AkkaChat.Server.Settings;

/// <summary>What becomes of a reader that is too slow.</summary>
internal enum WhenBehind
{
    /// <summary>It is told how many lines it missed, and goes on from the present.</summary>
    Skip,

    /// <summary>It is told why, and closed.</summary>
    Disconnect,
}
