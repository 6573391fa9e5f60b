namespace AkkaChat.Server.Settings;

/// <summary>A limit on how often something may happen.</summary>
/// <param name="PerSecond">The long-term average; 0 for no limit.</param>
/// <param name="Burst">The number at once after a pause.</param>
internal sealed record Rate(int PerSecond, int Burst)
{
    /// <summary>Whether there is a limit.</summary>
    public bool IsLimited => PerSecond > 0;

    /// <summary>The time from one token to the next.</summary>
    public TimeSpan Interval => TimeSpan.FromSeconds(1) / PerSecond;
}
