using AkkaChat.Server.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace AkkaChat.Server.Tests.Hosting;

public class StopPolicySpecs
{
    private readonly FakeTimeProvider _clock = new();
    private readonly StopPolicy _policy;

    public StopPolicySpecs() => _policy = new StopPolicy(_clock);

    [Fact]
    public void Should_stop_when_nobody_is_here()
    {
        Refusal(0).ShouldBeNull();
    }

    [Theory]
    [InlineData(1, "cannot stop: 1 person is here (Ctrl+C again within 5 s stops anyway)")]
    [InlineData(3, "cannot stop: 3 people are here (Ctrl+C again within 5 s stops anyway)")]
    public void Should_refuse_to_stop_while_people_are_here(int people, string refusal)
    {
        Refusal(people).ShouldBe(refusal);
    }

    [Fact]
    public void Should_stop_when_asked_again_soon()
    {
        Refusal(3);
        _clock.Advance(TimeSpan.FromSeconds(5));

        Refusal(3).ShouldBeNull();
    }

    [Fact]
    public void Should_refuse_again_when_asked_again_later()
    {
        Refusal(3);
        _clock.Advance(TimeSpan.FromSeconds(5.1));

        Refusal(3).ShouldNotBeNull();
        _clock.Advance(TimeSpan.FromSeconds(4));
        Refusal(3).ShouldBeNull();
    }

    [Fact]
    public void Should_refuse_when_nobody_knows_who_is_here()
    {
        Refusal(null).ShouldBe("cannot stop: the room is too busy to say who is here (Ctrl+C again within 5 s stops anyway)");
    }

    private string? Refusal(int? people) => _policy.TryStop(people, out var refusal) ? null : refusal;
}
