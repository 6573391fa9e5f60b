namespace AkkaChat.Server.Settings;

/// <summary>What happens when more than <see cref="SessionSettings.MaxPendingBytes"/> wait for a reader.</summary>
internal enum SlowReaderPolicy
{
    /// <summary>The waiting lines are dropped, and the reader is told how many it missed.</summary>
    Skip,

    /// <summary>The reader is told why, and its connection closes.</summary>
    Disconnect,
}
