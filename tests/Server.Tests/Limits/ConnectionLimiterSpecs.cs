using System.Net;
using AkkaChat.Server.Limits;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Limits;

public class ConnectionLimiterSpecs
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly ConnectionSettings Settings = new(
        Backlog: 1,
        Max: 5,
        MaxPerAddress: 2,
        new Rate(PerSecond: 1, Burst: 3),
        new KeepAliveSettings(TimeSpan.Zero, TimeSpan.Zero, Count: 1, TimeSpan.Zero));

    private readonly ConnectionLimiter _limiter = new(Settings);

    [Fact]
    public void Should_let_in_as_many_as_there_is_room_for()
    {
        for (var n = 1; n <= 5; n++)
            Come($"10.0.0.{n}").ShouldBeNull();

        Come("10.0.0.6").ShouldBe("server is full, try later");
        _limiter.Release(IPAddress.Parse("10.0.0.1"));
        Come("10.0.0.6").ShouldBeNull();
    }

    [Fact]
    public void Should_let_in_so_many_from_one_address_and_others_still()
    {
        Come("10.0.0.1").ShouldBeNull();
        Come("10.0.0.1").ShouldBeNull();

        Come("10.0.0.1").ShouldBe("there are 2 connections from your address already, try later");
        Come("10.0.0.2").ShouldBeNull();
        _limiter.Release(IPAddress.Parse("10.0.0.1"));
        Come("10.0.0.1").ShouldBeNull();
    }

    [Fact]
    public void Should_slow_an_address_that_comes_and_goes_in_a_storm()
    {
        var waits = Enumerable.Range(0, 1000).Select(n => ComeAndGo("10.0.0.1", Noon.AddMilliseconds(n * 10))).OfType<TimeSpan>().ToList();

        waits.Count.ShouldBe(3 + 5 + 9);
        waits.Count(wait => wait == TimeSpan.Zero).ShouldBe(3);
        waits.ShouldAllBe(wait => wait <= TimeSpan.FromSeconds(5));
        ComeAndGo("10.0.0.2", Noon).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Should_have_a_crowd_from_one_address_wait_and_tell_who_would_wait_too_long_when_to_try_again()
    {
        var limiter = new ConnectionLimiter(Settings with { Max = 100, MaxPerAddress = 0 });
        var from = IPAddress.Parse("10.0.0.1");

        for (var n = 0; n < 8; n++)
        {
            limiter.TryAdmit(from, Noon, out var delay, out _).ShouldBeTrue();
            delay.ShouldBe(TimeSpan.FromSeconds(Math.Max(0, n - 2)));
        }

        limiter.TryAdmit(from, Noon, out _, out var refusal).ShouldBeFalse();
        refusal!.Text.ShouldBe("too many connections from your address, try again in 5 s");
        limiter.TryAdmit(from, Noon.AddSeconds(5), out _, out _).ShouldBeTrue();
    }

    [Fact]
    public void Should_take_a_network_of_IPv6_for_one_address()
    {
        Come("2001:db8::1").ShouldBeNull();
        Come("2001:db8::ffff:2").ShouldBeNull();

        Come("2001:db8::3").ShouldNotBeNull();
        Come("2001:db8:0:1::3").ShouldBeNull();
    }

    [Fact]
    public void Should_take_an_address_for_the_same_in_both_spellings()
    {
        Come("10.0.0.1").ShouldBeNull();
        Come("::ffff:10.0.0.1").ShouldBeNull();

        Come("10.0.0.1").ShouldNotBeNull();
    }

    [Fact]
    public void Should_forget_addresses_that_have_gone()
    {
        for (var n = 0; n < 10_000; n++)
            ComeAndGo($"10.0.{n / 250}.{n % 250}", Noon.AddSeconds(n)).ShouldBe(TimeSpan.Zero);

        _limiter.TrackedAddresses.ShouldBeLessThan(1100);
    }

    private string? Come(string address) => _limiter.TryAdmit(IPAddress.Parse(address), Noon, out _, out var refusal) ? null : $"{refusal.Text}";

    private TimeSpan? ComeAndGo(string address, DateTimeOffset now)
    {
        var from = IPAddress.Parse(address);
        if (!_limiter.TryAdmit(from, now, out var delay, out _))
            return null;
        _limiter.Release(from);
        return delay;
    }
}
