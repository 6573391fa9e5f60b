namespace AkkaChat.Bench.Fanout.Results;

/// <summary>An axis on which equal ratios are equal distances.</summary>
/// <param name="least">The least value to show.</param>
/// <param name="most">The greatest.</param>
/// <param name="start">Where the axis begins, in the picture's units.</param>
/// <param name="end">Where it ends.</param>
internal sealed class LogAxis(double least, double most, double start, double end)
{
    private const double Margin = 1.25;

    private readonly double _from = Math.Log10(least / Margin);
    private readonly double _to = Math.Log10(most * Margin);

    /// <summary>Where a value lies.</summary>
    public double At(double value) => start + (Math.Log10(value) - _from) / (_to - _from) * (end - start);

    /// <summary>The values 1, 2 and 5 of every power of ten that lie on the axis; without 2 and 5 when there are many.</summary>
    public IEnumerable<double> Ticks()
    {
        int[] steps = _to - _from > 2.5 ? [1] : [1, 2, 5];
        for (var power = (int)Math.Floor(_from); power <= _to; power++)
        {
            foreach (var step in steps)
            {
                var value = step * Math.Pow(10, power);
                if (Math.Log10(value) >= _from && Math.Log10(value) <= _to)
                    yield return value;
            }
        }
    }
}
