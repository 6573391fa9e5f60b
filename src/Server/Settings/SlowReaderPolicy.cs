namespace AkkaChat.Server.Settings;

/// <summary>What happens when more than <see cref="SessionSettings.MaxPendingBytes"/> wait for a reader.</summary>
internal enum SlowReaderPolicy
{
    /// <summary>What waits is dropped, and the reader is told how many lines it missed.</summary>
    Skip,

    /// <summary>The reader is told why, and its connection closes.</summary>
    Disconnect,
}
