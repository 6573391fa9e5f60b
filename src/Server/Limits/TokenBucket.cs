namespace AkkaChat.Server.Limits;

/// <summary>
/// Counts what happens against a <see cref="Rate"/>. It holds one time instead of tokens: the one at which it would be full again.
/// Time is given with each call; a clock that is set back or forward does no harm for longer than the bucket takes to fill.
/// </summary>
internal sealed class TokenBucket(Rate rate)
{
    private readonly TimeSpan _interval = rate.Interval;
    private DateTimeOffset _fullAt;

    /// <summary>Whether all that happened is forgotten.</summary>
    public bool IsFull(DateTimeOffset now) => _fullAt <= now;

    /// <summary>Takes the next token.</summary>
    /// <returns>How long to wait for it; zero when it is there. The next must not be taken before.</returns>
    public TimeSpan Take(DateTimeOffset now)
    {
        _fullAt = FullAt(now) + _interval;
        var wait = _fullAt - now - (rate.Burst * _interval);
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Takes a token if one is there.</summary>
    public bool TryTake(DateTimeOffset now)
    {
        var after = FullAt(now) + _interval;
        if (after - now > rate.Burst * _interval)
            return false;
        _fullAt = after;
        return true;
    }

    private DateTimeOffset FullAt(DateTimeOffset now)
    {
        var latest = now + (rate.Burst * _interval);
        return _fullAt < now ? now : _fullAt < latest ? _fullAt : latest;
    }
}
