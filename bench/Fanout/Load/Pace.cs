namespace AkkaChat.Bench.Fanout.Load;

/// <summary>Decides when the next line is sent.</summary>
internal abstract class Pace
{
    /// <summary>Microseconds until the next line may be sent; 0 or less: now.</summary>
    /// <param name="now">See <see cref="Clock"/>.</param>
    public abstract long Due(long now);

    /// <summary>A line has been sent.</summary>
    public abstract void Took();
}

/// <summary>As soon as fewer than <paramref name="window"/> lines are in flight: measures how much the server can do.</summary>
internal sealed class WindowPace(Tally tally, int window) : Pace
{
    // It opens when something is received, and that ends any wait.
    private const long UntilReceived = 10_000;

    public override long Due(long now) => tally.InFlight < window ? 0 : UntilReceived;

    public override void Took()
    {
    }
}

/// <summary>So many lines a second, whether or not the server keeps up: measures how long a line takes.</summary>
internal sealed class RatePace(double perSecond) : Pace
{
    private readonly double _interval = 1_000_000 / perSecond;
    private double _next = Clock.Now;

    public override long Due(long now) => (long)_next - now;

    public override void Took() => _next += _interval;
}
