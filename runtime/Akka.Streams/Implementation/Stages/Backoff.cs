namespace Akka.Streams.Implementation.Stages;

/// <summary>How long to pause before the next restart. A run that outlasts the shortest pause makes what came before forgotten.</summary>
internal sealed class Backoff(RestartSettings settings)
{
    private DateTimeOffset _started;
    private int _inARow;

    public void Started(DateTimeOffset now) => _started = now;

    public TimeSpan Next(DateTimeOffset now)
    {
        if (now - _started > settings.MinBackoff)
            _inARow = 0;
        var pause = settings.MinBackoff.TotalMilliseconds * Math.Pow(2, _inARow++);
        var bounded = Math.Min(pause, settings.MaxBackoff.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(bounded * (1 + (Random.Shared.NextDouble() * settings.RandomFactor)));
    }
}
