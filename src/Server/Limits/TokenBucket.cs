using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Limits;

/// <summary>
/// Counts what happens against a <see cref="Rate"/>. It holds one time instead of tokens: the one at which it would be full again.
/// Time is given with each call; a clock that is set back or forward does no harm for longer than the bucket takes to fill.
/// The limiters of System.Threading.RateLimiting do not do: they have a clock of their own, and do not say how long to wait.
/// </summary>
/// <param name="rate">How often.</param>
/// <param name="longestWait">How long <see cref="TryTake"/> lets anybody wait.</param>
internal sealed class TokenBucket(Rate rate, TimeSpan longestWait = default)
{
    private readonly TimeSpan _interval = rate.Interval;
    private DateTimeOffset _fullAt;

    private TimeSpan Burst => rate.Burst * _interval;

    /// <summary>Whether all that happened is forgotten.</summary>
    public bool IsFull(DateTimeOffset now) => _fullAt <= now;

    /// <summary>Takes the next token.</summary>
    /// <returns>How long to wait for it; zero when it is there. The next must not be taken before.</returns>
    public TimeSpan Take(DateTimeOffset now)
    {
        _fullAt = FullAt(now) + _interval;
        var wait = _fullAt - now - Burst;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Takes the next token that nobody waits for, if it comes soon enough.</summary>
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
