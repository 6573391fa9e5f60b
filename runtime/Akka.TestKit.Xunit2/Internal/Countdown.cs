using System.Diagnostics;

namespace Akka.TestKit.Internal;

/// <summary>A time that several waits share; it runs from its construction.</summary>
internal readonly struct Countdown(TimeSpan max)
{
    private readonly long _begun = Stopwatch.GetTimestamp();

    internal TimeSpan Max => max;

    internal TimeSpan Elapsed => Stopwatch.GetElapsedTime(_begun);

    /// <summary>Never negative, unless it is infinite.</summary>
    internal TimeSpan Left
    {
        get
        {
            if (max == Timeout.InfiniteTimeSpan) return max;
            var left = max - Elapsed;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}
