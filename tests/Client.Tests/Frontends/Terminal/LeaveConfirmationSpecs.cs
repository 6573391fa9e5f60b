using AkkaChat.Client.Frontends.Terminal;
using Microsoft.Extensions.Time.Testing;

namespace AkkaChat.Client.Tests.Frontends.Terminal;

public sealed class LeaveConfirmationSpecs
{
    [Fact]
    public void Should_expire_after_five_seconds()
    {
        var clock = new FakeTimeProvider();
        var confirmation = new LeaveConfirmation(clock);
        confirmation.IsAsked.ShouldBeFalse();
        confirmation.Ask();
        clock.Advance(TimeSpan.FromSeconds(4.9));
        confirmation.IsAsked.ShouldBeTrue();
        clock.Advance(TimeSpan.FromSeconds(0.1));
        confirmation.IsAsked.ShouldBeFalse();
    }
}
