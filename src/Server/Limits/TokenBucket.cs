using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Limits;

/// <summary>
/// Enforces a <see cref="Rate"/>. It stores no tokens but the time at which it will be full. Each call passes the time; the effect of a
/// clock that jumps ends when the bucket is full. The limiters of System.Threading.RateLimiting do not do: they have a clock of their
/// own, and do not say how long to wait.
/// </summary>
/// <param name="rate">The rate.</param>
/// <param name="longestWait">The longest wait that <see cref="TryTake"/> accepts.</param>
internal sealed class TokenBucket(Rate rate, TimeSpan longestWait = default)
{
    private readonly TimeSpan _interval = rate.Interval;
    private DateTimeOffset _fullAt;

    private TimeSpan Burst => rate.Burst * _interval;

    /// <summary>Whether all tokens are there.</summary>
    public bool IsFull(DateTimeOffset now) => _fullAt <= now;

    /// <summary>How many tokens are there.</summary>
    public int Available(DateTimeOffset now) => (int)Math.Max(0, (now + Burst - FullAt(now)).Ticks / _interval.Ticks);

    /// <summary>Takes the next token.</summary>
    /// <returns>How long to wait for it; zero when it is there. The next token must not be taken earlier.</returns>
    public TimeSpan Take(DateTimeOffset now)
    {
        _fullAt = FullAt(now) + _interval;
        var wait = _fullAt - now - Burst;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Takes the next token if the wait for it is short enough.</summary>
    /// <param name="now">The time.</param>
    /// <param name="wait">How long to wait for it; zero when it is there.</param>
    public bool TryTake(DateTimeOffset now, out TimeSpan wait)
    {
        var before = _fullAt;
        wait = Take(now);
        if (wait <= longestWait)
            return true;
        _fullAt = before;
        return false;
    }

    private DateTimeOffset FullAt(DateTimeOffset now)
    {
        var latest = now + Burst + longestWait;
        return _fullAt < now ? now : _fullAt < latest ? _fullAt : latest;
    }
}
