using System.Net;
using AkkaChat.Server.Limits;

namespace AkkaChat.Server.Tests.Limits;

public sealed class AttemptLimiterSpecs
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;
    private static readonly IPAddress Guesser = IPAddress.Parse("2001:db8::1"), SameHousehold = IPAddress.Parse("2001:db8::2"), Other = IPAddress.Parse("192.0.2.1");

    private readonly AttemptLimiter _limiter = new();

    [Fact]
    public void Should_let_an_address_try_a_few_times_in_a_while()
    {
        for (var n = 0; n < AttemptLimiter.MaxAttempts; n++)
            _limiter.TryBegin(n % 2 == 0 ? Guesser : SameHousehold, Now.AddMinutes(n)).ShouldBeTrue();

        _limiter.TryBegin(SameHousehold, Now.AddMinutes(9)).ShouldBeFalse();
        _limiter.TryBegin(Other, Now.AddMinutes(9)).ShouldBeTrue();
        _limiter.TryBegin(Guesser, Now + AttemptLimiter.Window).ShouldBeTrue();
    }

    [Fact]
    public void Should_forget_wrong_attempts_after_a_right_one()
    {
        for (var n = 0; n < AttemptLimiter.MaxAttempts; n++)
            _limiter.TryBegin(Other, Now);

        _limiter.Forget(Other);

        _limiter.TryBegin(Other, Now).ShouldBeTrue();
    }
}
