namespace Akka.Streams;

/// <summary>When and how often a part of a stream is started again.</summary>
public sealed class RestartSettings
{
    private RestartSettings(TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxRestarts, TimeSpan maxRestartsWithin)
    {
        MinBackoff = minBackoff;
        MaxBackoff = maxBackoff;
        RandomFactor = randomFactor;
        MaxRestarts = maxRestarts;
        MaxRestartsWithin = maxRestartsWithin;
    }

    /// <summary>The pause before the first restart; each following one is twice as long.</summary>
    public TimeSpan MinBackoff { get; }

    /// <summary>The longest pause.</summary>
    public TimeSpan MaxBackoff { get; }

    /// <summary>Up to this share is added to each pause at random, 0.2 for a fifth, so that many clients do not come back at once.</summary>
    public double RandomFactor { get; }

    /// <summary>How many restarts are tried within <see cref="MaxRestartsWithin"/>.</summary>
    public int MaxRestarts { get; }

    /// <summary>The time over which restarts count.</summary>
    public TimeSpan MaxRestartsWithin { get; }

    /// <summary>Restarts without end.</summary>
    public static RestartSettings Create(TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        new(minBackoff, maxBackoff, randomFactor, int.MaxValue, minBackoff);

    /// <summary>The same with a bound on restarts: what comes after is failure.</summary>
    public RestartSettings WithMaxRestarts(int count, TimeSpan within) => new(MinBackoff, MaxBackoff, RandomFactor, count, within);
}
