using AkkaChat.Server.Limits;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Limits;

public class FloodGateSpecs
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FloodGate _gate = new(new FloodSettings(new Rate(PerSecond: 1, Burst: 1), WarnAfter: 3 * Second, CloseAfter: 5 * Second));
    private DateTimeOffset _now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Should_warn_once_and_then_close_who_never_stops()
    {
        Wait(6).ShouldBe([FloodVerdict.Bear, FloodVerdict.Bear, FloodVerdict.Warn, FloodVerdict.Bear, FloodVerdict.Close, FloodVerdict.Close]);
    }

    [Fact]
    public void Should_forgive_as_much_waiting_as_there_was_peace()
    {
        Wait(4);
        _now += 3 * Second;

        Wait(4).ShouldBe([FloodVerdict.Bear, FloodVerdict.Bear, FloodVerdict.Bear, FloodVerdict.Close]);
    }

    [Fact]
    public void Should_warn_again_when_all_was_forgiven()
    {
        Wait(4);
        _now += 4 * Second;

        Wait(3).ShouldBe([FloodVerdict.Bear, FloodVerdict.Bear, FloodVerdict.Warn]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Should_not_mind_a_clock_that_is_set_anew(int hours)
    {
        Wait(1);
        _now += TimeSpan.FromHours(hours);

        Wait(1).ShouldBe([FloodVerdict.Bear]);
    }

    /// <summary>So many lines wait a second each, with nothing between them.</summary>
    private List<FloodVerdict> Wait(int times)
    {
        var verdicts = new List<FloodVerdict>();
        for (var n = 0; n < times; n++)
        {
            verdicts.Add(_gate.Release(Second, _now + Second));
            _now += Second;
        }
        return verdicts;
    }
}
