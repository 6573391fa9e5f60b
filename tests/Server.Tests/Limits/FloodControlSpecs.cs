using AkkaChat.Server.Limits;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Limits;

public class FloodControlSpecs
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FloodControl _flood = new(new FloodSettings(new Rate(PerSecond: 1, Burst: 1), WarnAfter: 3 * Second, CloseAfter: 5 * Second));
    private DateTimeOffset _now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Should_warn_once_and_then_close_who_never_stops()
    {
        Wait(6).ShouldBe([FloodAction.None, FloodAction.None, FloodAction.Warn, FloodAction.None, FloodAction.Close, FloodAction.Close]);
    }

    [Fact]
    public void Should_pay_off_delays_with_quiet_time_one_to_one()
    {
        Wait(4);
        _now += 3 * Second;

        Wait(4).ShouldBe([FloodAction.None, FloodAction.None, FloodAction.None, FloodAction.Close]);
    }

    [Fact]
    public void Should_take_more_lines_than_may_pass_for_a_paste_as_long_as_one_may_be_so_long()
    {
        var flood = new FloodControl(new FloodSettings(new Rate(PerSecond: 1, Burst: 2), Second, Second) { Paste = new PasteSettings(MaxLines: 5, MaxBytes: 100) });
        (flood.IsPaste(2, _now), flood.IsPaste(3, _now), flood.IsPaste(9, _now)).ShouldBe((false, true, true));

        for (var n = 0; n < 5; n++)
            flood.TryPaste(_now).ShouldBeTrue();

        flood.TryPaste(_now).ShouldBeFalse();
        flood.IsPaste(3, _now + (2 * Second)).ShouldBeFalse();
        flood.IsPaste(3, _now + (3 * Second)).ShouldBeTrue();
    }

    [Fact]
    public void Should_warn_again_when_all_delays_are_paid_off()
    {
        Wait(4);
        _now += 4 * Second;

        Wait(3).ShouldBe([FloodAction.None, FloodAction.None, FloodAction.Warn]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Should_not_mind_a_clock_that_jumps(int hours)
    {
        Wait(1);
        _now += TimeSpan.FromHours(hours);

        Wait(1).ShouldBe([FloodAction.None]);
    }

    /// <summary>So many lines wait a second each, with nothing between them.</summary>
    private List<FloodAction> Wait(int times)
    {
        var actions = new List<FloodAction>();
        for (var n = 0; n < times; n++)
        {
            actions.Add(_flood.Release(Second, _now + Second));
            _now += Second;
        }
        return actions;
    }
}
