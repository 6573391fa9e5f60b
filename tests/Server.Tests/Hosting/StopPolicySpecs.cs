using AkkaChat.Server.Hosting;

namespace AkkaChat.Server.Tests.Hosting;

public class StopPolicySpecs
{
    private readonly HandClock _clock = new();
    private readonly StopPolicy _policy;

    public StopPolicySpecs() => _policy = new StopPolicy(_clock);

    [Fact]
    public void Should_stop_when_nobody_is_here()
    {
        _policy.Refusal(0).ShouldBeNull();
    }

    [Theory]
    [InlineData(1, "cannot stop: 1 person is here (Ctrl+C again within 5 s stops anyway)")]
    [InlineData(3, "cannot stop: 3 people are here (Ctrl+C again within 5 s stops anyway)")]
    public void Should_refuse_to_stop_while_people_are_here(int people, string refusal)
    {
        _policy.Refusal(people).ShouldBe(refusal);
    }

    [Fact]
    public void Should_stop_when_asked_again_soon()
    {
        _policy.Refusal(3);
        _clock.Advance(TimeSpan.FromSeconds(5));

        _policy.Refusal(3).ShouldBeNull();
    }

    [Fact]
    public void Should_refuse_again_when_asked_again_later()
    {
        _policy.Refusal(3);
        _clock.Advance(TimeSpan.FromSeconds(5.1));

        _policy.Refusal(3).ShouldNotBeNull();
        _clock.Advance(TimeSpan.FromSeconds(4));
        _policy.Refusal(3).ShouldBeNull();
    }

    [Fact]
    public void Should_refuse_when_nobody_knows_who_is_here()
    {
        _policy.Refusal(null).ShouldBe("cannot stop: the room is too busy to say who is here (Ctrl+C again within 5 s stops anyway)");
    }

    private sealed class HandClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan time) => _now += time.Ticks;
    }
}
