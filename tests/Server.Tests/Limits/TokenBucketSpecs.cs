using AkkaChat.Server.Limits;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Limits;

public class TokenBucketSpecs
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TokenBucket _bucket = new(new Rate(PerSecond: 10, Burst: 3));

    [Fact]
    public void Should_give_a_burst_at_once_and_then_one_token_an_interval()
    {
        Waits(0, 0, 0, 0).ShouldBe([0, 0, 0, 100]);
        Waits(100, 200, 350).ShouldBe([100, 100, 50]);
    }

    [Fact]
    public void Should_give_no_more_than_a_burst_however_long_it_was_quiet()
    {
        Waits(3_600_000, 3_600_000, 3_600_000, 3_600_000).ShouldBe([0, 0, 0, 100]);
    }

    [Fact]
    public void Should_never_make_who_keeps_to_the_rate_wait()
    {
        Waits([.. Enumerable.Range(0, 100).Select(n => 100 * n)]).ShouldAllBe(wait => wait == 0);
    }

    [Fact]
    public void Should_not_charge_for_a_token_that_it_refuses()
    {
        for (var n = 0; n < 10; n++)
            _bucket.TryTake(Noon, out _).ShouldBe(n < 3);

        _bucket.TryTake(Noon.AddMilliseconds(99), out _).ShouldBeFalse();
        _bucket.TryTake(Noon.AddMilliseconds(100), out _).ShouldBeTrue();
    }

    [Fact]
    public void Should_let_some_wait_their_turn_and_no_more()
    {
        var bucket = new TokenBucket(new Rate(PerSecond: 10, Burst: 3), longestWait: TimeSpan.FromMilliseconds(250));

        Queue(Noon, 6).ShouldBe([0, 0, 0, 100, 200, null]);
        Queue(Noon.AddMilliseconds(100), 2).ShouldBe([200, null]);
        Queue(Noon.AddHours(1), 6).ShouldBe([0, 0, 0, 100, 200, null]);

        IEnumerable<int?> Queue(DateTimeOffset now, int count) =>
            [.. Enumerable.Range(0, count).Select(_ => bucket.TryTake(now, out var wait) ? (int?)wait.TotalMilliseconds : null)];
    }

    [Fact]
    public void Should_be_full_when_all_is_forgotten()
    {
        _bucket.IsFull(Noon).ShouldBeTrue();
        _bucket.Take(Noon);
        _bucket.IsFull(Noon.AddMilliseconds(99)).ShouldBeFalse();
        _bucket.IsFull(Noon.AddMilliseconds(100)).ShouldBeTrue();
    }

    [Fact]
    public void Should_survive_a_clock_that_is_set_back()
    {
        Waits(3_600_000, 0).ShouldBe([0, 100]);
    }

    private IEnumerable<int> Waits(params int[] milliseconds) =>
        [.. milliseconds.Select(at => (int)_bucket.Take(Noon.AddMilliseconds(at)).TotalMilliseconds)];
}
