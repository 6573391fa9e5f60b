namespace Akka.Streams;

/// <summary>When a part of a stream is started again.</summary>
public sealed class RestartSettings
{
    private RestartSettings(TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor)
    {
        MinBackoff = minBackoff;
        MaxBackoff = maxBackoff;
        RandomFactor = randomFactor;
    }

    /// <summary>The pause before the first restart; each following one is twice as long.</summary>
    public TimeSpan MinBackoff { get; }

    /// <summary>The longest pause.</summary>
    public TimeSpan MaxBackoff { get; }

    /// <summary>Up to this share is added to each pause at random, 0.2 for a fifth, so that many clients do not come back at once.</summary>
    public double RandomFactor { get; }

    /// <summary>Restarts without end.</summary>
    public static RestartSettings Create(TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        new(minBackoff, maxBackoff, randomFactor);
}
