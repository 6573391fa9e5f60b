namespace AkkaChat.Server.Settings;

/// <summary>How often something may happen.</summary>
/// <param name="PerSecond">In the long run; 0 for as often as it likes.</param>
/// <param name="Burst">At once, after it was quiet for long enough.</param>
internal sealed record Rate(int PerSecond, int Burst)
{
    /// <summary>Whether there is a limit at all.</summary>
    public bool IsLimited => PerSecond > 0;

    /// <summary>From one token to the next.</summary>
    public TimeSpan Interval => TimeSpan.FromSeconds(1) / PerSecond;
}
