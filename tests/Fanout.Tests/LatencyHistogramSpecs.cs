using AkkaChat.Bench.Fanout.Load;

namespace AkkaChat.Bench.Fanout.Tests;

public class LatencyHistogramSpecs
{
    private readonly LatencyHistogram _histogram = new();

    [Fact]
    public void Should_be_exact_for_short_times()
    {
        for (uint time = 1; time <= 100; time++)
            _histogram.Add(time);

        _histogram.Percentile(0.5).ShouldBe(50u);
        _histogram.Percentile(0.99).ShouldBe(99u);
        _histogram.Max.ShouldBe(100u);
    }

    [Theory]
    [InlineData(1_000u)]
    [InlineData(123_456u)]
    [InlineData(uint.MaxValue - 1)]
    public void Should_be_off_by_a_64th_at_most_for_long_ones(uint time)
    {
        _histogram.Add(time);
        _histogram.Add(uint.MaxValue);

        ((double)_histogram.Percentile(0.5)).ShouldBeInRange(time, time * (1 + 1 / 64.0));
    }

    [Fact]
    public void Should_never_say_more_than_the_longest()
    {
        _histogram.Add(1_000_001);

        _histogram.Percentile(0.99).ShouldBe(1_000_001u);
    }

    [Fact]
    public void Should_say_zero_when_empty() => _histogram.Percentile(0.99).ShouldBe(0u);
}
