using System.Numerics;

namespace AkkaChat.Bench.Fanout.Load;

/// <summary>
/// Counts times by size, in fixed memory: exact below 128 microseconds, above that in steps of at most 1/64 of the time.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int StepBits = 6;
    private const int Steps = 1 << StepBits;

    private readonly long[] _counts = new long[(sizeof(uint) * 8 - StepBits + 1) * Steps];
    private long _total;

    /// <summary>The longest time added, in microseconds.</summary>
    public uint Max { get; private set; }

    /// <summary>Adds a time in microseconds.</summary>
    public void Add(uint time)
    {
        var shift = Math.Max(0, BitOperations.Log2(time) - StepBits);
        _counts[(shift << StepBits) + (int)(time >> shift)]++;
        _total++;
        if (time > Max)
            Max = time;
    }

    /// <summary>The time that <paramref name="share"/> of all times are not longer than, in microseconds; 0 when there are none.</summary>
    public uint Percentile(double share)
    {
        var wanted = Math.Max(1, (long)Math.Ceiling(_total * share));
        long seen = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= wanted)
                return Math.Min(Max, UpperEnd(i));
        }
        return Max;
    }

    private static uint UpperEnd(int index)
    {
        var shift = Math.Max(0, (index >> StepBits) - 1);
        return (uint)(((ulong)(index - (shift << StepBits)) + 1 << shift) - 1);
    }
}
