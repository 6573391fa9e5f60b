namespace Akka.Streams.Implementation.Stages;

/// <summary>How long to pause before the next restart. A run that outlasts the shortest pause makes what came before forgotten.</summary>
internal sealed class Backoff(RestartSettings settings)
{
    private readonly Queue<DateTimeOffset> _restarts = new();
    private DateTimeOffset _started;
    private int _inARow;

    public void Started(DateTimeOffset now) => _started = now;

    /// <summary>The pause, or nothing when there were too many restarts.</summary>
    public TimeSpan? Next(DateTimeOffset now)
    {
        if (now - _started > settings.MinBackoff)
            _inARow = 0;
        while (_restarts.TryPeek(out var oldest) && now - oldest > settings.MaxRestartsWithin)
            _restarts.Dequeue();
        if (_restarts.Count >= settings.MaxRestarts)
            return null;
        _restarts.Enqueue(now);

        var pause = settings.MinBackoff.TotalMilliseconds * Math.Pow(2, _inARow++);
        var bounded = Math.Min(pause, settings.MaxBackoff.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(bounded * (1 + (Random.Shared.NextDouble() * settings.RandomFactor)));
    }
}
